import type { Rules } from './rules.ts';

export const NL: Rules = {
  abbreviations: {
    title: `dhr. mevr. mw. mej. dr. drs. prof. ir. ing. mr. ds. bc. st. jhr. gen. kol. lt. kap. o.a. d.w.z. dwz. bijv. bv. i.p.v. m.b.t. t.o.v. t.a.v. m.a.w. o.l.v. i.v.m. n.a.v. z.g. zgn. ca. vgl. evt. incl. excl. resp. vs. c.q. d.m.v. t/m. geb. gest. h. eng. fr. du. lat. gr. red. vert. ned. p/a. a/d. v/d. i.e. t.g.v. w.o.`,
    number: 'nr. nrs. blz. p. pp. art. artt. fig. afb. tab. hfst. hoofdst. dl. jrg. tel. par. lid. bijl. jan. feb. febr. mrt. apr. jun. jul. aug. sept. okt. nov. dec. Gen. Ex. Matt. Mat. Mar. Luc. Joh. Rom. Kor. Ps. Jes.',
    open: 'N.V. B.V. Inc. Ltd. Co. v.Chr. n.Chr. str. pl. red. uitg. jl. a.s. afd. gem. prov. univ. mln. mld. V.S. U.S. e.a. e.d. c.s. z.o.z. n.v.t.',
    close: 'enz. etc. e.v. e.d. e.a. v.Chr. n.Chr. a.u.b. s.v.p. jl. a.s. c.s. al.',
    unit: 'km. m. cm. mm. kg. g. l. u. min. sec. st. mln. mld. blz. pct.',
    word: 'lid. art. par. st. mr. red. eng. du. gem. h. pl. tab. kap. min. fig.',
  },
  starters: `De Het Een Hij Zij Ze Ik Jij Je U Wij We Jullie Dit Dat Deze Die Zijn Haar Hun Mijn Onze Ons En Maar Of Want Dus Als Toen Omdat Hoewel Terwijl Nadat Voordat In Op Aan Bij Met Zonder Voor Na Van Vanaf Uit Over Onder Tussen Tegen Tot Door Naar Om Sinds Tijdens Volgens Wie Wat Waar Wanneer Hoe Waarom Welke Niemand Niets Iedereen Alles Alle Elke Elk Veel Sommige Andere Geen Niet Nee Ja Er Daar Hier Nu Dan Daarna Later Vandaag Gisteren Morgen Ook Nog Al Toch Echter Daarom Zo Misschien Eindelijk Twee Drie Beide Is Was Waren Heeft Had Kan Kunnen Zou Zal Wordt Men`,
  labels: 'vitamine vitaminen klasse type groep plan fase blok punt niveau',
  headings: 'hoofdstuk deel sectie artikel bijlage tabel figuur akte scène boek voorbeeld stap les oefening stelling vraag paragraaf',
  openings: 'In Om Op Sinds Tot Vanaf Rond Voor Na Tegen',
};
