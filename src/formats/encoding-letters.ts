/**
 * What the guesses of encoding and language know about languages: their letters, the most frequent first. Frequencies
 * by rank follow one curve in all alphabets (Gusein-Zade 1988), so the order is all the data there is.
 *
 * The orders are rough on purpose and put together by hand from general knowledge: a letter ten places off changes
 * nothing, a letter that is missing costs.
 */
export interface Alphabet {
  /** BCP 47. */
  readonly lang: string;
  readonly letters: string;
  /** Letters that only words of other languages have. */
  readonly loans?: string;
}

export const ALPHABETS: readonly Alphabet[] = [
  { lang: 'en', letters: 'etaoinshrdlcumwfgypbvkjxqz', loans: 'éèïöçñâêôàü' },
  { lang: 'ru', letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё' },
  { lang: 'uk', letters: 'оанивіетрсклудмпязьгбчйхжцюїєшфщґ' },
  { lang: 'bg', letters: 'аиоентрсвлкдпмзгяъубчщжцйхюшфьѝ' },
  { lang: 'sr', letters: 'аоиенртсјвукдмплзгбчшцжћњхђљџф' },
  { lang: 'be', letters: 'анірыоелстукдваяпмзбгцчьўхйжшюэёф' },
  { lang: 'mk', letters: 'аоеинтрсвдклпмузјгбчшцжќхњѓфџљѕ' },
  { lang: 'tr', letters: 'aeinrlıdkmtuyşsobügzçğvchöpfj', loans: 'âîûqwx' },
  { lang: 'de', letters: 'enisratdhulcgmobwfkzvpüäßjöyxq', loans: 'é' },
  { lang: 'fr', letters: 'esaitnrulodcpmévqfbghjàxzèêyçkwûùâîôœëïüæ', loans: 'ÿ' },
  { lang: 'es', letters: 'eaosrnidltcumpbgvyqóhfzjéáñíxú', loans: 'üwk' },
  { lang: 'pt', letters: 'aeosrindmutclpvgqbfhãçáézíjóxõêúâôà', loans: 'üwky' },
  { lang: 'it', letters: 'eaionlrtscdupmvghfbqzòàùìéè', loans: 'xykwjî' },
  { lang: 'nl', letters: 'enatirodslgvhkmubpwjzcfxy', loans: 'ëéqïöüè' },
  { lang: 'sv', letters: 'eantrsildomkgvhfupäböåcyjxwz', loans: 'éqà' },
  { lang: 'da', letters: 'erntaidslogmkfvubhpåyøæcjwzx', loans: 'éq' },
  { lang: 'fi', letters: 'aintesloukämvrjhypdögbfcw', loans: 'åšžxqz' },
  { lang: 'is', letters: 'anriesutðlgmkfhvoáþídjóbyæúöpéýx', loans: 'cwzq' },
  { lang: 'pl', letters: 'aioeznrwstcykdpmujlłbgęhąóżśćfńź', loans: 'vxq' },
  { lang: 'cs', letters: 'oeantvsilkrdpímuázjyěcbéhřýžčšůfgúňxťď', loans: 'ówq' },
  { lang: 'sk', letters: 'oaeinrvtslkdmcupzájyíhbčýžéšúľťgfňôóďäĺŕ', loans: 'xwq' },
  { lang: 'hu', letters: 'eatlnskomzrigáéydbvhjőfupöócüíúű', loans: 'xwq' },
  { lang: 'ro', letters: 'eiarntulcosdpmăfvîgbșşțţzhâjx', loans: 'kyw' },
  { lang: 'hr', letters: 'aoienrtsjvukdmplzgbčcšžćhfđ' },
  { lang: 'sl', letters: 'aeionrstjlvdkmpuzbgčhšcžfćđ' },
  { lang: 'lt', letters: 'iasoretnkumlpvdjgbyėšųžąįczčęhūf' },
  { lang: 'lv', letters: 'aiestrunkomlāpdīvzēbgjcšūļžņķhčfģ' },
  { lang: 'et', letters: 'aeistlundkomrvgjpähõbüfö', loans: 'cšzžyxw' },
  { lang: 'el', letters: 'αοιετσνηυρπκμλςγδάίόέήθύχφβώξζψϊϋΐΰ' },
  { lang: 'he', letters: 'יוהלארתבשמנםכדקעפחטגסזןצךףץ' },
  { lang: 'ar', letters: 'المينروتبعدسهفكحقةجشصطأىخضإذزثغءئظؤآ' },
  { lang: 'fa', letters: 'اینردهمتوسبشکزلگفخعقجحپصطآچضذغظثئژؤيك' },
  { lang: 'th', letters: 'านรอกเงมยลวดทสตะปบคหแจพชขใไโผฉธฟศณษญฐซฎภฑฆฌฮฤ่้ี๊ัิ์ึืุู็ำๆ' },
  { lang: 'ja', letters: 'のいしたにはでるてがっなとをかすもれうまらこりあくそきんさけせどえつわめだよじみおちばべびろやぶげごぐざずへほゆむひねふぬぱぼぎぞぽぷゃゅょンスルトーアイリラクシドレジタカロコマセチテナメニサキッオプパバフムモデソグィブズウエミネノハ日一人国大年本中会出時上生行事者見分前後自' },
  { lang: 'zh', letters: '的一是不了在人有我他这中大来上个国说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里她后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两長這個來國說們為時過學對裡後麼發當無開經頭動兩' },
  { lang: 'ko', letters: '이다의는에을가하고은로를한지기도사해서인들과자리어대그시으나정수아부전보일제있스것라여주장만였' },
];

/** Signs that stand between words in ordinary prose: the common ones, and others. */
export const COMMON_SIGNS: string = '«»„“”‘’‹›–—…\u00A0。、，「」';
export const PROSE_SIGNS: string = '‚№°§©®™€£·•¿¡×½¼¾±ªº『』（）！？：；《》・￥¥';
