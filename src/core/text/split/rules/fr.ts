import type { Rules } from './rules.ts';

export const FR: Rules = {
  abbreviations: {
    title: `M. MM. Mme. Mmes. Mlle. Mlles. Mgr. Me. Dr. Pr. Prof. Vve. St. Ste. Cie. cf. c.-à-d. c.à.d. p.ex. ex. env. éd. vs. av. apr. hab. S.M. S.A.R. S.E. R.P. gén. col. lt. cap. sgt. trad. dir. coord. litt. angl. all. ital. lat. gr. dép. boul. bd. pl. ch. N.B. P.-S. resp.`,
    number: `p. pp. n. no. nos. fig. chap. vol. t. art. al. tabl. ann. sect. col. f. fol. ms. tél. janv. févr. avr. juil. sept. oct. nov. déc. v. vv. §. Gn. Ex. Mt. Mc. Lc. Jn. Rm. Ps.`,
    open: 'éd. s. Sté. S.A. S.A.R.L. Ltd. Inc. op. cit. loc. id. U.S. É.-U. dept. coll. bibl. univ. arr. fasc. suppl.',
    close: 'etc. J.-C. al. ibid. suiv. sq. sqq. h.',
    unit: 'km. m. cm. mm. kg. g. l. h. min. sec. fr. F. s. p. hab. av. pl.',
    word: 'no. art. al. col. vol. pl. sept. dir. ex. id. cap. min. f. fig. ch. ann. gr. col. lat. arr.',
  },
  starters: `Le La Les L Un Une Des Du De Il Elle Ils Elles Je J Tu Nous Vous On Ce C Cet Cette Ces Son Sa Ses Leur Leurs Mon Ma Mes Notre Nos Votre Vos Et Mais Ou Or Donc Car Ni Si S Quand Lorsque Comme Puis Ensuite Alors Après Avant Pendant Depuis Dans En À Au Aux Avec Sans Sous Sur Par Pour Chez Vers Entre Contre Malgré Selon
    Qui Que Qu Quoi Où Comment Pourquoi Combien Quel Quelle Quels Quelles Personne Rien Tout Tous Toute Toutes Chaque Aucun Aucune Plusieurs Certains Ici Là Voici Voilà Aujourd Hier Demain Maintenant Enfin Cependant Pourtant Toutefois Ainsi Aussi Bien Encore Toujours Jamais Parfois Souvent Non Oui Ne N Peut-être D’abord D Deux Trois Cela Celui Celle Ceux Celles Voir`,
  labels: 'vitamine vitamines classe type groupe plan phase bloc point hépatite',
  headings: 'chapitre partie section article annexe tableau figure acte scène livre tome exemple étape leçon exercice théorème question paragraphe titre',
  openings: 'En Au À Le Dès Depuis Vers Avant Après Jusqu',
};
