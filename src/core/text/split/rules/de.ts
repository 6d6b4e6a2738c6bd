import type { Rules } from './rules.ts';

export const DE: Rules = {
  abbreviations: {
    title: `Dr. Prof. med. phil. jur. rer. nat. theol. Hr. Hrn. Fr. Frl. Dipl.-Ing. Ing. Mag. Hl. St. Gebr. z.B. z.b. bzw. d.h. d.i. u.a. z.T. z.Zt. z.Hd. s. s.o. s.u. vgl. ca. ggf. evtl. inkl. exkl. insb. insbes. sog. bspw. zzgl. abzgl. geb. gest. verh. vs. i.d.R. i.A. i.V. i.S. u.U. m.E. o.g. o.ä. lt. gem. ehem. ev. kath. ital. engl. frz. lat. griech. dt. russ. türk. amerik. österr. schweiz.
      Abs. Hg. hg. hrsg. Bearb. Übers. Red. Verf. a.d. v.a. u.v.a. p.a. Gen. Lt. Hptm. Maj. Frhr. Pfr. P. O. i.e. Nds. Bad. ehem. jun. sen.`,
    number: `Nr. Nrn. Abb. Abs. Art. Bd. Bde. S. Kap. Tab. Taf. Anm. Ziff. Lfg. H. Jg. Fn. Tel. Bl. Sp. Rn. Rdnr. Anh. Str. Pos. Vers. Mt. Mk. Lk. Joh. Röm. Kor. Ps. Jes.
      Jan. Feb. Febr. Mär. Apr. Jun. Jul. Aug. Sep. Sept. Okt. Nov. Dez. §. ab.`,
    open: 'Co. GmbH. Inc. Str. Pl. Jh. Jhd. Jhs. Jhdt. Mio. Mrd. Tsd. Aufl. Ausg. ebd. ebda. a.a.O. n.Chr. v.Chr. e.V. Mo. Di. Mi. Do. Fr. Sa. So. Std. St. bes. allg. Mitgl. Univ. Inst. Abt. Bhf. Hbf. M.A. B.A. U.S. d.J. d.Ä. d.Gr.',
    close: 'usw. etc. u.ä. usf. uam. u.a.m. ff. f. o.ä. n.Chr. v.Chr. u.Z. v.u.Z. a.D.',
    unit: 'km. m. cm. mm. kg. g. l. Std. Min. Sek. Mio. Mrd. Stk. St. Sp. S. Tsd. Ew. Einw. qm. ccm. Proz.',
    word: 'ab. Art. Mi. So. Sa. Do. ev. red. sen. min. sek. f. pl. verf. vers. pos.',
  },
  starters: `Der Die Das Den Dem Des Er Sie Es Ich Du Wir Ihr Ihre Ihren Sein Seine Seinen Mein Meine Unser Unsere Dieser Diese Dieses Diesen Ein Eine Einen Einem Einer Und Aber Oder Doch Denn Im In Am An Auf Aus Bei Beim Bis Durch Für Gegen Mit Nach Ohne Seit Um Unter Über Von Vom Vor Während Wegen Zu Zum Zur Zwischen
    Als Wenn Weil Da Dann Danach Dort Hier Jetzt Nun Heute Gestern Morgen Wer Was Wo Wie Wann Warum Welche Welcher Nicht Kein Keine Niemand Nichts Jeder Jede Jedes Alle Alles Viele Einige Manche Man Auch Nur Noch Schon So Sonst Später Trotzdem Deshalb Daher Darum Dazu Dabei Damit Davon Dafür Dagegen Dennoch Jedoch Außerdem Ferner Schließlich Endlich Plötzlich Vielleicht Ja Nein Ob Obwohl Dass Seitdem Somit Zwar Zuerst Zunächst Zwei Drei Beide Bitte Ist Sind War Waren Hat Haben Hatte Kann Können Soll Wird Werden Wurde Ihm Ihnen Uns Mir Dir Euch Siehe`,
  labels: 'vitamin vitamine klasse typ gruppe plan phase block stufe punkt variante halle gleis',
  headings: 'kapitel teil abschnitt artikel paragraph anhang tabelle abbildung akt szene buch band beispiel schritt lektion aufgabe satz frage anlage',
  openings: 'Im Am Um Ab Bis Seit Vor Nach Gegen Von In',
  continuers: '',
  ordinals: 2,
};
