package demo;

@Scripted
class ComposedTest {}
