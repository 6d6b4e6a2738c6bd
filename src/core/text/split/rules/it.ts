import type { Rules } from './rules.ts';

export const IT: Rules = {
  abbreviations: {
    title: `sig. sig.ra sigg. sig.na dott. dott.ssa dr. prof. prof.ssa proff. ing. avv. arch. geom. rag. on. sen. mons. p. s. ss. gen. col. cap. ten. magg. card. cav. comm. egr. gent. spett. es. p.es. ad.es. cfr. cf. v. ca. c. vs. c.d. cosidd. lat. gr. ingl. fr. ted. trad. cur. op. ill. n.d.r. n.d.t. SS. F.lli P.za`,
    number: 'pag. pagg. p. pp. n. nn. art. artt. cap. capp. fig. figg. tab. vol. voll. t. tel. par. sez. gen. gen. febbr. mar. apr. giu. lug. ag. sett. ott. nov. dic. all. nr. co. lett. ed. Gn. Es. Mt. Mc. Lc. Gv. Rm. Cor. Sal.',
    open: 'S.p.A. S.r.l. s.p.a. s.r.l. Soc. Inc. Ltd. Co. ed. a.C. d.C. U.S.A. cit. loc. ibid. prov. sec. ist. univ. dip. ss. V.le',
    close: 'ecc. etc. a.C. d.C. sgg. seg. segg. al. a.m. p.m. ibid.',
    unit: 'km. m. cm. mm. kg. g. l. h. min. sec. q. ab. mln. mld.',
    word: 'art. cap. mar. sett. ten. don. es. col. ill. all. co. par. ed. on. ab. min. arch. fig. es. dip. tab. ist.',
  },
  starters: `Il Lo La I Gli Le L Un Uno Una Egli Ella Lui Lei Loro Io Tu Noi Voi Essi Questo Questa Questi Queste Quello Quella Quelli Suo Sua Suoi Sue Mio Mia Nostro E Ed O Ma Però Se Quando Mentre Come Dove Dopo Prima Poi Allora Ora Oggi Ieri Domani Già Ancora In Nel Nella Nei Nelle Nello A Al Alla Ai Da Dal Dalla Di Del Della Dei Con Senza Per Su Sul Sulla Tra Fra Durante Secondo
    Chi Che Cosa Cos Perché Quale Quali Quanto Nessuno Niente Nulla Mai Sempre Tutto Tutti Tutte Ogni Alcuni Molti Altro Altri Non No Sì Né Si Ci Vi Mi Ti C È Era Erano Fu Furono Ha Hanno Sono Anche Inoltre Infine Così Qui Qua Lì Là Forse Ecco Tuttavia Dunque Quindi Perciò Due Tre Secondo`,
  labels: 'vitamina vitamine classe tipo gruppo piano fase blocco punto epatite',
  headings: 'capitolo parte sezione articolo allegato tabella figura atto scena libro tomo esempio passo lezione esercizio teorema',
  openings: 'Nel Nell Il Dal Al In Verso Dopo Prima',
};
