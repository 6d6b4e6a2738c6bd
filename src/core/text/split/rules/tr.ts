import type { Rules } from './rules.ts';

export const TR: Rules = {
  abbreviations: {
    title: `Dr. Prof. Doç. Yrd. Öğr. Gör. Arş. Uzm. Av. Müh. Mim. Ecz. Hz. Org. Orgen. Korg. Tümg. Tuğg. Alb. Yb. Bnb. Yzb. Ütğm. Üstğm. Tğm. Asb. Astsb. Çvş. Onb. Gn. Kur. Ord. Sn. Bn. Op. Dt. Vet. Öğ. Gen. Mar. Bşk. Bşkn. Gnkur. Yön. Müd. Yard. Fr. Mr. Mrs. Tuğa. Tüma. Kora. Ora. Dz. Hv. Jan. Pol. Hem. Fzt. Psk. Dyt. Kd. St. Şb. Şh.
      krş. örn. ör. yak. ykl. yakl. ort. maks. haz. çev. İng. Alm. Lat. Far. Yun. Osm. İsp. İt. Erm. M.Ö. M.S. İ.Ö. İ.S. MÖ. MS. P.S. a.g.e. agy. age. agm. a.g.m. a.g.y. çoğ. tkz. ö. Ank. İst. İzm. Gnl. Fak. Ünv. Üniv. Ens. Yay. bt. mec.`,
    number: `no. nu. nr. s. ss. sf. say. sy. c. ct. şek. tab. res. böl. md. mad. m. f. fık. bs. bas. tel. faks. kat. daire. blok. cilt. Oca. Şub. Mar. Nis. May. Haz. Tem. Ağu. Eyl. Eki. Kas. Ara. d. vr. yk. ek. prg. par. bent. bkz. bk. krş. örn.
      Yar. Çık. Lev. Say. Mez. Yşa. Mat. Luk. Yu. Elç. Rom. Kor. Gal. Ef. Flp. Kol. Sel. Tim. İbr. Yak. Pet. Va.`,
    open: `bkz. bk. A.Ş. AŞ. T.A.Ş. Ltd. Şti. Tic. San. İnş. Paz. İth. İhr. Koop. Der. Vak. T.C. A.B.D. K.K.T.C. yy. yüzy. Cad. Sok. Sk. Bulv. Blv. Mah. Mh. Apt. Sit. Cd. Pzt. Sal. Çar. Per. Cum. Cmt. doğ. ölm. d. Bld. Bel. Bak. Böl. Üni. Müz. Kom. Kül. Eğt. s.a.v. r.a. a.s. c.c. h.c. Hast. Loj. Kütüp. Md. b.`,
    close: 'vb. vs. vd. vdl. vds. vbg.',
    unit: 'km. m. cm. mm. kg. gr. g. lt. l. dk. sn. sa. TL. krş. kr. ha. ton. bin. mil. mn. mg. ml. cc. kcal.',
    word: `say. bas. kat. daire. blok. cilt. ek. yak. res. bin. mil. ton. par. bent. haz. çev. ör. böl. tab. Mat. Kor. Kol. Sel. Tim. Yak. Pet. Lev. Va. Rom. Gal.`,
  },
  starters: `Bu Şu O Bunun Bunu Buna Bunlar Bunlara Bunları Bunların Şunu Ben Sen Biz Siz Onlar Ama Ancak Fakat Çünkü Sonra Daha Ayrıca Böylece Her Hiç Hiçbir Bir Ne Neden Niye Niçin Nasıl Nerede Nereye Kim Kimi Eğer Ve Ya Yine Şimdi Artık Bugün Dün Yarın Burada Burası Orada Orası
    Hem Hemen Henüz Lakin Oysa Oysaki Yani Zaten İşte Kimse Herkes Diğer Diğerleri Bazı Bazıları Çok En Sonunda Önce Evet Hayır Peki Lütfen Onun Ona Onu Onları Onların Bana Sana Bize Size Benim Senin Bizim Sizin Öyle Böyle Hatta Üstelik Belki Sanki Madem Nitekim Dolayısıyla
    Oradan Buradan Bundan Ondan Kendisi Bütün Tüm Hepsi İkisi Ardından Derken Gerçekten Genellikle Özellikle Örneğin Mesela Halbuki Birçok Aynı Başka Geçen Gelecek Hangi Hadi Haydi Tabii Elbette Galiba Keşke Meğer Demek Buradaki Oradaki İlk Son Yeni Eski`,
  labels: 'vitamin vitamini grubu grup tip tipi sınıf sınıfı plan planı blok nokta noktası hepatit sayfa',
  headings: 'bölüm madde tablo şekil cilt kısım ek resim fıkra paragraf adım ders soru örnek ünite konu alıştırma teorem tanım kitap perde sahne fasıl',
  letters: 'o',
  speech: 'dedi sordu bağırdı diye cevapladı yanıtladı fısıldadı haykırdı seslendi söyledi mırıldandı ekledi',
  ordinals: 3,
};
