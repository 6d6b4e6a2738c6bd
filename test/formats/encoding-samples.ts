/** Sentences of our own in many languages, each with the encodings it was once written in, and the way into them. */

export interface Sample { readonly lang: string; readonly encodings: readonly string[]; readonly sentences: readonly string[] }

const CYRILLIC = ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic'];

export const SAMPLES: readonly Sample[] = [
  { lang: 'en', encodings: ['windows-1252', 'macintosh', 'windows-1251', 'windows-1254', 'windows-1250'], sentences: [
    'The letter was short: “Come at once.”', 'Nobody — not even the old porter — remembered the guest’s name.',
    'We bought bread, cheese and a bottle of wine, and then the rain began… It didn’t stop for three days.',
    'Chapter 12 – The bridge', 'He’d never seen the sea before.', '“Is it far?” she asked. “Two hours,” said the boy, “if the road’s dry.”',
  ] },
  { lang: 'ru', encodings: CYRILLIC, sentences: [
    'Утром выпал снег, и город стал тише.', '— Ты вернёшься к ужину? — спросила мать.', 'Поезд опоздал на сорок минут, поэтому мы пошли пешком через поле.',
    'Глава вторая', 'В этой книге нет ни одного выдуманного имени, но почти все они изменены.', 'Он открыл окно: пахло липой и дождём.',
    'Съешь ещё этих мягких булок.', 'Никто не знал, куда ушёл старик и вернётся ли он когда-нибудь домой.', 'Да.', 'Мы долго спорили о цене, но так ни о чём и не договорились.',
  ] },
  { lang: 'uk', encodings: ['windows-1251', 'koi8-u', 'iso-8859-5'], sentences: [
    'Увечері ми сиділи біля річки й слухали, як співають дівчата.', 'Її лист прийшов аж через два місяці, коли вже ніхто не чекав.', 'Де ж той хлопець, що обіцяв принести ключі?',
  ] },
  { lang: 'bg', encodings: ['windows-1251', 'iso-8859-5'], sentences: [
    'Къщата беше стара, но покривът не течеше.', 'Пътят минаваше през гората и свършваше при реката.',
  ] },
  { lang: 'tr', encodings: ['windows-1254'], sentences: [
    'Sabah olunca bütün köy meydanda toplandı.', 'Çocuk ağlıyordu; annesi ise hiçbir şey söylemiyordu.', 'İstanbul’a gidince ilk iş olarak dayımı aradım.',
    'Birinci bölüm', 'Öğretmen kapıyı açtı ve içeri girmemizi işaret etti.', 'Yağmur dinmişti, ama sokaklar hâlâ bomboştu.', 'Işığı söndürmeyi unutma!',
    'Babam o yıl işini kaybetti ve biz dedemin evine taşındık.', 'Şimdi değil.', 'Güneş doğmadan yola çıktık, çünkü yol uzundu.',
  ] },
  { lang: 'de', encodings: ['windows-1252', 'macintosh', 'iso-8859-15', 'windows-1250'], sentences: [
    'Die Tür war offen, aber niemand öffnete das Fenster.', 'Schöne Grüße aus München!', 'Später hörte sie, daß der Zug über Köln gefahren war.',
  ] },
  { lang: 'fr', encodings: ['windows-1252', 'macintosh', 'windows-1254'], sentences: [
    'À la fin de l’été, les élèves sont rentrés chez eux.', 'Le garçon a mangé trop de gâteau et il est tombé malade.', '« Où êtes-vous né ? » demanda le juge.',
  ] },
  { lang: 'es', encodings: ['windows-1252', 'macintosh'], sentences: ['¿Quién llamó ayer por la mañana?', 'El niño soñó con un avión que volaba sobre la montaña.'] },
  { lang: 'pl', encodings: ['windows-1250', 'iso-8859-2'], sentences: ['Wczoraj wieczorem padał śnieg i było bardzo zimno.', 'Gdzie są moje książki, które leżały na łóżku?', 'Źle się czuję, więc zostanę w domu.'] },
  { lang: 'cs', encodings: ['windows-1250', 'iso-8859-2'], sentences: ['Příliš dlouho jsme čekali na vlak, který nepřijel.', 'Děti si hrály na zahradě, když začalo pršet.'] },
  { lang: 'hu', encodings: ['windows-1250', 'iso-8859-2'], sentences: ['A gyerekek tegnap későn értek haza az erdőből.', 'Őszintén szólva nem tudom, hová tűnt a kulcsom.'] },
  { lang: 'el', encodings: ['windows-1253', 'iso-8859-7'], sentences: ['Το βράδυ η θάλασσα ήταν ήσυχη και τα παιδιά κοιμόντουσαν.', 'Πού είναι το κλειδί της πόρτας;'] },
  { lang: 'he', encodings: ['windows-1255'], sentences: ['בבוקר ירד גשם והרחובות היו ריקים.', 'איפה שמת את המפתח של הדלת?'] },
  { lang: 'ar', encodings: ['windows-1256'], sentences: ['في الصباح نزل المطر وكانت الشوارع فارغة.', 'أين وضعت مفتاح الباب؟'] },
  { lang: 'ja', encodings: ['shift_jis', 'euc-jp'], sentences: ['昨日は雨が降っていたので、家で本を読んでいました。', 'この町には古い橋が三つあります。', '第二章'] },
  { lang: 'zh', encodings: ['gb18030', 'big5'], sentences: ['我在那個城市住了三年，可是一個朋友也沒有。', '今天早上下了一場大雨，路上沒有人。'] },
  { lang: 'ko', encodings: ['euc-kr'], sentences: ['어제 저녁에 비가 와서 우리는 집에서 책을 읽었다.', '열쇠를 어디에 두었는지 기억이 나지 않는다.'] },
];

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** The bytes of a text in an encoding that the platform can only decode; null where the encoding lacks a sign. */
export function encode(text: string, encoding: string): Uint8Array | null {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding.startsWith('utf-16')) return wide(text, encoding === 'utf-16le');
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const found = code < 0x80 ? [code] : table.get(sign);
    if (!found) return null;
    bytes.push(...found);
  }
  return Uint8Array.from(bytes);
}

function wide(text: string, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), little);
  return new Uint8Array(view.buffer);
}

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, readonly number[]>();
  const put = (bytes: readonly number[]): void => {
    const sign = signOf(encoding, bytes);
    if (sign !== null && !table.has(sign)) table.set(sign, bytes);
  };
  for (let a = 0x80; a < 0x100; a += 1) put([a]);
  if (table.size < 100) for (let a = 0x81; a < 0xff; a += 1) for (let b = 0x40; b < 0xff; b += 1) put([a, b]);
  tables.set(encoding, table);
  return table;
}

function signOf(encoding: string, bytes: readonly number[]): string | null {
  try {
    // A new one each time: in WebKit one that has failed keeps the byte that it failed on.
    const text = new TextDecoder(encoding, { fatal: true }).decode(Uint8Array.from(bytes));
    return [...text].length === 1 ? text : null;
  } catch {
    return null;
  }
}
