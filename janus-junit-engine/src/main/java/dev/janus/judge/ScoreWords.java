package dev.janus.judge;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words by which judges announce scores, in the languages that models write most. Data only.
 */
final class ScoreWords {

  /** What a score is called; matched without regard to case. */
  static final String LABEL =
      "(?:(?:final |overall |total |assigned |rubric |my |the |your ){0,3}+"
          + "(?:score|rating|result|verdict|grade|mark|evaluation|assessment|judge?ment)"
          + "|final (?:answer|verdict)"
          + "|(?:gesamt|end)?(?:ergebnis|bewertung|wertung|punktzahl|note)" // German, French
          + "|score final|note finale|r[ée]sultat|[ée]valuation"
          + "|(?:puntuaci[oó]n|puntaje|calificaci[oó]n|valoraci[oó]n|resultado|nota)(?: final)?"
          + "|pontua[cç][aã]o|avalia[cç][aã]o|classifica[cç][aã]o"
          + "|punteggio(?: finale)?|valutazione|voto|risultato"
          + "|beoordeling|cijfer|resultaat|score"
          + "|оценка|итоговая оценка|балл|результат|рейтинг"
          + "|التقييم|الدرجة|النتيجة|التقدير"
          + "|स्कोर|अंक|रेटिंग|परिणाम|মূল্যায়ন|স্কোর|নম্বর|ফলাফল"
          + "|skor|nilai(?: akhir)?|امتیاز|peringkat|penilaian|puan|değerlendirme|sonuç|wynik|ocena"
          + "|điểm(?: số)?|đánh giá|คะแนน"
          + "|(?:最终|最終|总|總|综合|総合)?(?:评分|評分|分数|分數|得分|评价|評価|結果|结果|スコア|点数|評点|打分)"
          + "|(?:최종 |총 )?(?:점수|평점|결과|평가|등급))";

  /** Between a score and what it is out of. */
  static final String OUT_OF =
      "(?:/|out of|of|from|sur|de|von|из|di|su|van|aus|em|dari|de un total de|na|z|trên|من|में से|এর মধ্যে)";

  /** What a score may be counted in. */
  static final String UNIT =
      "(?:stars?|points?|pts?|punkte?n?|puntos?|pontos?|punti|punten|балл\\p{L}{0,2}|estrellas?|[ée]toiles?"
          + "|sterne?n?|分|点|點|星|점|番|점수)";

  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    put(1, "one ein eins eine un une uno una um uma één een один одна 一 壱 하나 일 satu bir jeden एक");
    put(2, "two zwei deux dos dois duas due twee два две 二 两 둘 이 dua iki dwa दो");
    put(3, "three drei trois tres três tre drie три 三 셋 삼 tiga üç trzy तीन");
    put(4, "four vier quatre cuatro quatro quattro четыре 四 넷 사 empat dört cztery चार");
    put(5, "five fünf cinq cinco cinque vijf пять 五 다섯 오 lima beş pięć पाँच पांच");
    put(10, "ten zehn dix diez dez dieci tien десять 十");
    put(6, "six sechs seis sei zes шесть 六");
    put(7, "seven sieben sept siete sete sette zeven семь 七");
    put(8, "eight acht huit ocho oito otto восемь 八");
    put(9, "nine neun neuf nueve nove negen девять 九");
    put(20, "twenty");
    put(100, "hundred");
  }

  /** What an article may be, too, or a part of many words: no number to be told by itself. */
  private static final Set<String> ALSO_ARTICLES =
      Set.of(
          "one", "ein", "eine", "un", "une", "uno", "una", "um", "uma", "één", "een", "bir", "sei");

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{1,12}+");

  /** A part of a number, or what makes another of it, in the languages above. */
  private static final Pattern CHANGES =
      Pattern.compile(
          "(?<!\\p{L})(?:minus|half|halb|halbe|medi[oa]|demie?|mei[oa]|mezzo|maybe|perhaps|possibly|almost"
              + "|nearly|rather|leaning|eher|fast|vielleicht|quiz[áa]s?|casi|tal vez|voire|presque|peut-être"
              + "|talvez|quase|forse|quasi|скорее|почти|возможно|не более|не менее|शायद|лишь)(?!\\p{L})"
              + "|[二三四六七八九十两半]|(?<!满分)五|いや|절반|아마",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private ScoreWords() {}

  /**
   * Tells whether a text names a number in words, or a part of one.
   *
   * @param but a number that does not count; 0 when all do
   */
  static boolean nameNumber(CharSequence text, int but) {
    return CHANGES.matcher(text).find()
        || WORD.matcher(text)
            .results()
            .map(word -> word.group().toLowerCase(Locale.ROOT))
            .anyMatch(
                word -> number(word) > 0 && number(word) != but && !ALSO_ARTICLES.contains(word));
  }

  private static void put(int number, String words) {
    for (String word : words.split(" ", -1)) {
      NUMBERS.put(word, number);
    }
  }

  /** Returns the number that a word in lower case means; 0 for another word. */
  static int number(String word) {
    return NUMBERS.getOrDefault(word, 0);
  }
}
