import type { songs as en } from '../en/songs.ts';

/** Chapters 1 to 4 in Catalan. */
export const songs: Record<keyof typeof en, string> = {
  'song.title': 'Una cançó en tres números',
  'song.ask':
    'Li agradarà a en Ben aquesta cançó? Un ordinador no sap escoltar. Per això fem tres preguntes sobre cada cançó: és moderna?, és trista?, porta el piano? Sí és 1, no és 0.',
  'song.numbers': '«{song}» es converteix en {a}, {b}, {c}. Tres números, tres [feature:característiques].',
  'song.place':
    'Tres números són un lloc. Moderna és a la dreta, trista és amunt, piano és cap a tu: cada cançó és un punt en un cub.',
  'song.wall': '{count} de {rows} cançons són a la cara del piano. Aviat serà important.',
  'song.taste':
    'I en Ben? Li agraden {count} d’aquestes {rows}: les boles. Les caixes no li agraden. Això és tot el que l’ordinador sabrà mai de música.',
  'song.edit': 'Canvia un número o un gust a la taula de sota, o afegeix una cançó, i mira el cub.',
  'song.neuron':
    'Això és una [neuron:neurona]. Arriben tres ones, una per número. Cadascuna passa per un [weight:pes], gruixut o prim. En surt un número entre 0 i 1: com de segura està que a en Ben li agrada la cançó.',
  'song.guess': 'Encara no ha après res. Què diu de la primera cançó?',
  'song.guessOne': 'Segur que sí, gairebé 1',
  'song.guessHalf': 'Alguna cosa entremig',
  'song.guessSilent': 'Res de res',
  'song.says': 'De «{song}» diu {answer}. Els seus pesos es van treure a l’atzar, i la seva opinió també.',
  'none.title': 'Cap regla per aprendre',
  'none.train':
    'Ara aprèn. Mira totes quatre cançons, compara les seves respostes amb les d’en Ben i fa una [update:actualització]: un petit canvi dels pesos que redueix la [loss:pèrdua]. I un altre cop.',
  'none.guess': 'Després de 300 actualitzacions, quantes de les quatre cançons encertarà?',
  'none.guessAll': 'Totes quatre',
  'none.guessSome': 'Unes sí i altres no',
  'none.guessHalf': 'Dirà un mig a totes',
  'none.half':
    'Les seves respostes són entre {low} i {high}, i la pèrdua és {loss}: la d’una moneda. No ha fallat. Ha trobat el millor que hi ha.',
  'none.why':
    'Per què? Totes quatre porten piano, o sigui que el piano no les distingeix. De les tristes, una agrada i l’altra no. De les modernes, també. Cada raó per dir que sí en troba una d’igual per dir que no.',
  'none.weights': 'Per això els pesos de {a} i {b} es queden en no res: són {x} i {y}.',
  'none.proof':
    'Ni més entrenament ni un ordinador millor no hi ajudarien. Es pot demostrar. Una neurona talla el cub amb una làmina plana: a un costat les que agraden i a l’altre la resta. Mira els punts mitjans:',
  'none.trap':
    'Aquí hi ha una trampa, i la primera versió d’aquest projecte hi va caure. Que aprengui les cançons d’una en una, a passos grans, i mira cada cançó just després de la seva lliçó.',
  'none.trapLessons': 'A l’última ronda: {right} de {rows} encertades. Sembla un èxit.',
  'none.trapGuess': 'Ara pregunta totes quatre alhora, sense ensenyar entremig. Quantes n’encerta?',
  'none.right4': 'Quatre',
  'none.right3': 'Tres',
  'none.right2': 'Dues',
  'none.trapShown':
    '{right} de {rows}: el mateix que una moneda. Cada lliçó va esborrar l’anterior. Prova una xarxa amb tot, i amb els pesos amb què acaba.',
  'none.afterLesson': 'després de la lliçó',
  'none.allAtOnce': 'totes alhora',
  'none.yours':
    'Ara canvia les cançons. Treu un gust o afegeix una cançó, fins que una làmina plana pugui separar les que agraden de la resta. Després prem el botó verd.',
  'none.find': 'Troba cançons per a les quals hi hagi una regla.',
  'proof.no': 'No hi ha regla: demostrat.',
  'proof.liked': 'Agraden: {mean} es troben a ({meeting}).',
  'proof.others': 'No agraden: {mean} es troben a ({meeting}).',
  'proof.same': 'És el mateix punt. Hauria de ser als dos costats de la làmina.',
  'proof.yes': 'Hi ha una regla: demostrat.',
  'proof.plane':
    'Existeix una làmina plana amb totes les que agraden a un costat i la resta a l’altre. Prem el botó verd: la neurona en trobarà una.',
  'proof.large': 'Aquesta taula és massa gran per comprovar-la amb exactitud.',
  'bound.title': 'Una frontera',
  'bound.data':
    'Sis cançons, i aquest cop hi ha una regla: a en Ben li agraden les modernes. Ningú no ho diu a la neurona. Només veu la taula.',
  'bound.sheet':
    'La làmina verda és la seva [boundary:frontera]: allà diu exactament un mig. Al costat ambre diu que sí, al blau que no. Abans d’aprendre és a qualsevol lloc.',
  'bound.turn':
    'Cada actualització mou i gira una mica la làmina, perquè les cançons del costat equivocat passin al bo.',
  'bound.guess':
    'Després de 60 actualitzacions, en quina direcció separarà la làmina? Quina característica tindrà el pes més gran?',
  'bound.modern': 'Moderna',
  'bound.sad': 'Trista',
  'bound.piano': 'Piano',
  'bound.turned':
    'Després de {step} actualitzacions els pesos són moderna {a}, trista {b}, piano {c}. La pèrdua ha baixat de {was} a {loss}. La làmina és dreta entre les cançons modernes i les altres.',
  'bound.sure':
    'Continua quan ja les encerta totes. Amb pesos més grans les parets passen més de pressa del blau a l’ambre: la neurona està més segura.',
  'bound.answers': 'Després de {step} actualitzacions les seves respostes van de {low} a {high}.',
  'bound.hand':
    'Ara l’aprenentatge ets tu. Tots els pesos són 0 i la neurona diu un mig a tot arreu. Arrossega els [weight:pesos] i mira la làmina i la pèrdua.',
  'bound.below': 'Fes que la pèrdua baixi de 0.3.',
  'bound.xor':
    'Tornem a les quatre cançons sense regla: agraden si són modernes o tristes, però no totes dues coses. Se’n diu [xor:o exclusiu]. Cap làmina plana no pot. Per això posem dues [hidden:unitats ocultes] entre les entrades i la resposta.',
  'bound.xorGuess': 'Després de 1.000 actualitzacions, les encertarà totes quatre?',
  'bound.xorYes': 'Sí, totes quatre',
  'bound.xorNo': 'No, no hi ha regla',
  'bound.xorShown':
    'Tots els «no» són com a molt a {low}, tots els «sí» com a mínim a {high}. El que no pot una neurona, ho poden tres.',
  'bound.sheets':
    'Mira la làmina: ara són dues, i es corben. Cada unitat oculta n’ha portat una. Entre elles hi ha les cançons que agraden a en Ben. Arrossega un pes i mira quina làmina aguanta.',
  'bound.xorLoss': 'La pèrdua és {loss}.',
  'update.title': 'Una actualització, per dins',
  'update.one':
    'Com sap una xarxa en quin sentit canviar? Aquí hi ha una actualització de debò, número a número. La cançó que ensenya és «{song}».',
  'update.forward': 'Endavant, en verd: cada entrada pel seu pes, i tot sumat.',
  'update.answer': 'La [sigmoid:sigmoide] prem la suma entre 0 i 1. De «{song}» la neurona diu {p}.',
  'update.lossLiked':
    'A en Ben li agrada aquesta cançó: la resposta bona era 1. La [loss:pèrdua] és menys el logaritme del que ha dit: {loss}.',
  'update.lossOther':
    'A en Ben no li agrada aquesta cançó: la resposta bona era 0. La [loss:pèrdua] és menys el logaritme d’u menys el que ha dit: {loss}.',
  'update.backward':
    'Ara enrere, en violeta. La pregunta és sempre la mateixa: si aquest número pugés una mica, quant canviaria la pèrdua? Cada enllaç té la seva petita resposta. Al llarg d’un camí es multipliquen. És la regla de la cadena, i la [backpropagation:retropropagació] no és res més.',
  'update.delta': 'A la suma tot s’ajunta en resposta menys veritat: {delta}.',
  'update.blame':
    'Cada pes rep la seva part de l’error: l’error a la suma per l’entrada que hi ha passat. És el seu [gradient:gradient].',
  'update.zero': 'Un pes que tenia l’entrada a 0 no rep res: no ha tingut part en aquest error.',
  'update.rule': 'I ara aprèn: cada pes fa un pas en contra del seu gradient. La [rate:taxa d’aprenentatge] és {rate}.',
  'update.better': 'Per a «{song}» la pèrdua era {was} amb els pesos vells i és {loss} amb els nous.',
  'update.net':
    'El mateix amb dues unitats ocultes: {count} pesos i biaixos, les mateixes tres regles. La cançó és «{song}».',
  'update.netBack':
    'Enrere l’error es reparteix: cada unitat oculta rep l’error pel pes per on ha passat, i el va passant. Cent capes no farien res més.',
  'update.again': 'Recorre-la pas a pas, deixa que corri a poc a poc, o tria quina cançó ensenya ara.',
};
