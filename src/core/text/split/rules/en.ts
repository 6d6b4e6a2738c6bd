import type { Rules } from './rules.ts';

export const EN: Rules = {
  abbreviations: {
    title: `Dr. Prof. Mr. Mrs. Ms. Mx. Messrs. Mme. Mlle. Hon. Rev. Fr. Msgr. Sgt. Lt. Col. Maj. Capt. Cpt. Cmdr. Cdr. Cpl. Pvt. Adm. Gen. Brig. Pfc. Supt.
      Gov. Sen. Rep. Reps. Sens. Pres. Insp. Det. Mt. Ft. Ste. asst. assoc. vs. v. e.g. i.e. viz. cf. c. ca. approx. est. esp. incl. excl. aka. a.k.a. f.k.a.
      resp. orig. lit. P.S. N.B. q.v. s.v. née. Bp. Abp. Drs. Profs. Shri. Smt. Ald. Amb. Atty. Treas. Ven.`,
    number: `no. nos. nr. Gr. Rs. fig. figs. sec. secs. sect. ch. chap. chaps. vol. vols. p. pp. par. para. paras. art. arts. eq. eqs. app. ex. exx. pt. pts. bk. l. ll. n. nn. fn. tab. tbl. ver. v.
      Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec. op. ext. tel. cl. reg. sched. sch. ill. pl. rm. apt. ste. lit.
      Ex. Exod. Lev. Num. Deut. Josh. Judg. Sam. Kgs. Chr. Chron. Neh. Ps. Pss. Prov. Eccl. Isa. Jer. Lam. Ezek. Dan. Hos. Mic. Hab. Zech. Mal. Matt. Mt. Mk. Lk. Jn. Rom. Cor. Gal. Eph. Phil. Col. Thess. Tim. Heb. Jas. Pet. Rev. Gen.`,
    open: `Inc. Ltd. Co. Cos. Corp. LLC. L.L.C. LLP. PLC. Bros. Jr. Sr. Esq. Ph.D. M.D. B.A. M.A. B.Sc. M.Sc. D.D.S. J.D. D.C. St. Ave. Blvd. Rd. Hwy. Pkwy. Sq. Ln. Ct. Pl. ed. eds. trans. transl. cit. ref.
      dept. div. mfg. coll. intl. natl. assn. univ. govt. Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri. Sat. b. d. r. fl. Ala. Ariz. Ark. Calif. Colo. Conn. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn. Miss. Mo. Mont. Neb. Nev. Okla. Ore. Pa. Penn. Tenn. Tex. Va. Vt. Wash. Wis. Wyo. Ont. Que.
      Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sep. Sept. Oct. Nov. Dec.`,
    close: 'etc. al. a.m. p.m. A.M. P.M. am. pm. A.D. B.C. B.C.E. C.E. ff. seq. ibid. id. o.b.o.',
    unit: 'ft. in. lb. lbs. oz. mi. mph. hr. hrs. min. mins. sec. secs. yd. yds. gal. qt. pt. km. m. cm. mm. kg. g. mg. l. ml. sq. cu. deg. pct. bn. mn. tbsp. tsp. pp. yr. yrs. mo. mos. wk. wks. kcal. hp.',
    word: 'no. art. fig. in. sec. ill. app. ex. ver. ext. min. am. id. reg. par. pt. tab. bn. mo. mi. lit. ref. hon. apt. bk. op. Ed. Pl. Col. Josh. Sam. Dan. Phil. Tim. Matt. Pet. Rom. Lam. Num. Mal. Hab. Mic.',
  },
  starters: `He She It They We You I His Her Hers Its Their Our My Your This That These Those There Here The A An In On At But And Or So If When While
    Although Though However Because Since After Before Then Now Later Meanwhile Yet For From With Without By To As What Who Where Why How Which Whose
    Nobody Nothing Someone Somebody Everyone Everybody Everything Anyone All Both Most Many Some Such Each Every Not No Yes One Another Under Over Between During
    Despite Until Once Also Even Only Perhaps Maybe Let Did Does Do Is Are Was Were Can Could Would Should Has Have Had Please Nor Neither Either Instead Still Thus Therefore
    Finally Unlike Of Two Three Several Few Other Others Nevertheless Moreover Furthermore Today Yesterday Tomorrow Soon Again Always Never Sometimes Often Usually Suddenly
    Within Through Throughout Across Among Against Upon Unless Whether Whatever Whenever Wherever Very Just Indeed Rather Perhaps Certainly Apparently According Following Given Having Being See`,
  labels: 'war vitamin vitamins plan class type group grade phase hepatitis option team room block stage level model point track gate terminal column list line item question a an',
  headings: 'part chapter section article appendix annex figure table act scene book volume schedule exhibit step clause paragraph rule lesson exercise theorem lemma definition proposition corollary example note unit question principle amendment canto',
  openings: 'In At On By Since From Until Till Around About Before After Circa Between During Near As',
  continuers: `Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Fridays Saturdays Sundays Mon Tue Wed Thu Fri Sat Sun January February March April May June July August September October November December
    Eastern Pacific Central Mountain Greenwich Moscow Beijing GMT UTC EST EDT ET PST PDT PT CST CDT CT MST MDT MT CET CEST BST JST IST AEST`,
  speech: `said says asked asks cried cries replied replies shouted shouts answered whispered exclaimed yelled screamed muttered added called demanded told inquired enquired sighed laughed gasped snapped
    murmured growled remarked roared thought wondered began continued interrupted repeated sobbed hissed grinned smiled protested insisted reported noted explained observed joked declared announced commented wrote recalled admitted argued concluded boomed chuckled stammered agreed returned responded urged warned pleaded begged groaned moaned`,
  capitals: "I I'm I’m I'd I’d I'll I’ll I've I’ve",
  continuation: /^I\smean(?!\p{L})/u,
};
