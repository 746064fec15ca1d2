package demo;

class InheritedTest extends SourcesBase {}
