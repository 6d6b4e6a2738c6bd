import type { Rules } from './rules.ts';

export const ES: Rules = {
  abbreviations: {
    title: `EE. FF. JJ. RR. Sr. Sra. Srta. Sres. Sras. D. Dña. Dn. Dr. Dra. Dres. Prof. Profa. Lic. Ing. Arq. Ud. Uds. Vd. Vds. Fr. Mons. Excmo. Excma. Ilmo. Ilma. Gral. Cnel. Cap. Tte. Sto. Sta. p.ej. ej. cf. cfr. aprox. c. ca. av. avda. vs. Ntra. Ntro. esp. ing. fr. lat. íd. trad. dir. coord. núms. P.D.`,
    number: `pág. págs. p. pp. núm. núms. n. art. arts. cap. caps. fig. figs. vol. vols. t. tít. tel. teléf. párr. sec. ed. ene. feb. mar. abr. jun. jul. ago. sept. set. oct. nov. dic. apdo. col. fol. Gn. Ex. Mt. Mc. Lc. Jn. Rom. Cor. Sal.`,
    open: 'EE.UU. JJ.OO. S.A. S.L. Cía. Ltda. Inc. Ltd. Co. ed. eds. dept. dpto. depto. prov. C.P. a.C. d.C. Edo. op. cit. RR.HH. FF.AA. CC.OO. pza. c.',
    close: 'etc. al. a.m. p.m. a.C. d.C. ss. ibíd. ibid.',
    unit: 'km. m. cm. mm. kg. g. l. h. min. seg. hab. ptas. pts. mill. s.',
    word: 'art. cap. sec. mar. set. col. fig. ed. min. dir. esp. av. mill. prov. ing. lic. vol.',
  },
  starters: `El La Los Las Lo Un Una Unos Unas Él Ella Ellos Ellas Yo Tú Nosotros Usted Ustedes Este Esta Esto Estos Estas Ese Esa Eso Aquel Aquella Su Sus Mi Mis Tu Nuestro Nuestra Y E O U Pero Sino Mas Aunque Porque Pues Si Cuando Mientras Como Donde Después Antes Luego Entonces Ahora Hoy Ayer Mañana Ya Aún Todavía En De Del A Al Con Sin Por Para Desde Hasta Hacia Según Sobre Bajo Entre Tras Durante
    Qué Quién Quiénes Cómo Cuándo Dónde Por Cuál Cuánto Nadie Nada Nunca Siempre Todo Todos Toda Todas Cada Algunos Algunas Muchos Otro Otra Otros No Sí Ni Se Le Les Me Te Nos Hay Es Son Era Fue Fueron Ha Han También Tampoco Además Sin Así Allí Aquí Allá Tal Quizá Quizás Finalmente Dos Tres`,
  labels: 'vitamina vitaminas clase tipo grupo plan fase bloque punto hepatitis',
  headings: 'capítulo parte sección artículo anexo tabla figura acto escena libro tomo ejemplo paso lección ejercicio teorema cuadro título',
  openings: 'En A Hacia Desde Hasta Antes Después',
};
