import type { Rules } from './rules.ts';

export const PL: Rules = {
  abbreviations: {
    title: `dr. prof. hab. mgr. inż. lek. doc. ks. bp. abp. kard. św. bł. gen. płk. ppłk. kpt. por. ppor. mjr. sierż. ul. al. pl. os. im. np. tzn. tj. tzw. m.in. ok. zob. por. wg. ww. jw. ang. niem. fr. łac. gr. ros. wł. hiszp. tur. red. oprac. tłum. przeł. wyd. ur. zm. zw. min. maks. śp. o. s. pt. ds. dyr. kier. zast. p.o. woj. pow. gm. m.st. sp. z.`,
    number: 'nr. str. s. ss. rys. il. tab. rozdz. rozp. ust. pkt. lit. art. § par. t. tt. cz. z. zesz. poz. tel. m. sty. lut. mar. kwi. cze. lip. sie. wrz. paź. lis. gru. godz. zał. w. wyd. Rdz. Wj. Mt. Mk. Łk. Rz. Kor. Ps.',
    open: 'Sp. z.o.o. o.o. S.A. Inc. Ltd. Co. w. ww. tys. mln. mld. U.S. p.n.e. n.e.',
    close: 'itd. itp. etc. in. p.n.e. n.e. nn. br. ub. r. al. bm. dn.',
    unit: 'r. w. km. m. cm. mm. kg. g. l. godz. min. sek. zł. gr. tys. mln. mld. szt. os. ha. proc.',
    word: 'im. mar. lis. sie. por. lip. os. in. il. tab. lek. ub. br. al. art. gen. min. wyd. pow. lut. kwi. cze. pt. dr.',
  },
  starters: `On Ona Ono Oni One Ja Ty My Wy To Ten Ta Te Ci Tego Tym Tej Jego Jej Ich Mój Moja Nasz Nasza Swój A I Ale Lecz Jednak Oraz Albo Lub Czy Więc Bo Że Żeby Gdy Kiedy Jeśli Jeżeli Choć Ponieważ Potem Następnie Później Wtedy Teraz Dziś Dzisiaj Wczoraj Jutro W We Na Do Od Z Ze Po Przed Przez Dla Bez Pod Nad Przy Między Za O U Według Podczas Oprócz Kto Co Gdzie Dokąd Skąd Jak Dlaczego Ile Który Która Które Jaki Nikt Nic Nigdy Zawsze Wszyscy Wszystko Wszystkie Każdy Każda Inny Inni Niektórzy Wiele Wielu Nie Tak Ani Jest Są Był Była Było Byli Były Ma Mają Może Można Trzeba Już Jeszcze Tylko Nawet Też Także Również Tam Tu Tutaj Oto Wreszcie Niestety Dwa Dwie Trzy Sam Sama Się Niech`,
  labels: 'witamina witaminy klasa typ grupa plan faza blok punkt litera',
  headings: 'rozdział część sekcja artykuł załącznik tabela rysunek akt scena księga tom przykład krok lekcja ćwiczenie twierdzenie pytanie paragraf dział',
  openings: 'W We Na Do Od Z Po Przed Około Latem Zimą Jesienią Wiosną',
  surnames: /^[„(]?\p{Lu}[\p{L}-]*(?:[sc]k(?:i|a|iego|iemu|im|iej)|[oe]wicz(?:a|owi|em)?|ak|ek|czyk|iak|[oó]w|in)$/u,
};
