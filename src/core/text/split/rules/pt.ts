import type { Rules } from './rules.ts';

export const PT: Rules = {
  abbreviations: {
    title: `Sr. Sra. Srta. Srs. Sras. D. Dr. Dra. Drs. Prof. Profa. Prof.ª Eng. Arq. Exmo. Exma. Ilmo. V.Ex.ª S.Ex.ª Gen. Cel. Cap. Ten. Maj. Sgt. Pe. Fr. Mons. Sto. Sta. Av. Trav. Lgo. Pç. p.ex. ex. cf. c. ca. aprox. vs. obs. trad. org. orgs. ing. fr. lat. P.S.`,
    number: 'pág. págs. p. pp. n. n.º num. art. arts. cap. caps. fig. figs. vol. vols. t. tel. séc. sécs. ed. jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez. tab. inc. par. al. Gn. Êx. Mt. Mc. Lc. Jo. Rm. Sl.',
    open: 'Ltda. Cia. S.A. Lda. Inc. Ltd. Co. ed. eds. a.C. d.C. E.U.A. dept. depto. univ. op. cit. gov. séc.',
    close: 'etc. a.C. d.C. a.m. p.m. al. ss. ibid.',
    unit: 'km. m. cm. mm. kg. g. l. h. min. seg. hab.',
    word: 'art. mar. set. out. fig. ed. cap. inc. par. al. num. ex. min. ten. org. fev. tab.',
  },
  starters: `O A Os As Um Uma Uns Umas Ele Ela Eles Elas Eu Tu Nós Você Vocês Este Esta Isto Esse Essa Isso Aquele Aquela Aquilo Seu Sua Seus Suas Meu Minha Nosso Nossa E Ou Mas Porém Contudo Embora Porque Pois Se Quando Enquanto Como Onde Depois Antes Então Agora Hoje Ontem Amanhã Já Ainda Em No Na Nos Nas De Do Da Dos Das Ao À Aos Às Com Sem Por Pelo Pela Para Desde Até Segundo Sobre Sob Entre Após Durante
    Que Quem Qual Quais Quanto Ninguém Nada Nunca Sempre Tudo Todo Todos Toda Todas Cada Alguns Algumas Muitos Outro Outra Outros Não Sim Nem Há É São Era Foi Foram Tem Também Além Assim Ali Aqui Lá Talvez Finalmente Dois Duas Três`,
  labels: 'vitamina vitaminas classe tipo grupo plano fase bloco ponto hepatite',
  headings: 'capítulo parte seção secção artigo anexo tabela figura ato cena livro tomo exemplo passo lição exercício teorema quadro título',
  openings: 'Em No Na Às Desde Até Antes Depois',
};
