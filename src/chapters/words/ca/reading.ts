import type { reading as en } from '../en/reading.ts';

/** Chapter 7 in Catalan. */
export const reading: Record<keyof typeof en, string> = {
  'term.heldOut':
    'Text reservat: l’última part d’un llibre, desada a part. La xarxa no n’aprèn mai, o sigui que no se la pot saber de memòria.',
  'term.correlation':
    'Correlació: com pugen i baixen plegades dues coses, de −1 a 1. Amb 0, l’una no diu res de l’altra.',
  'term.temperature':
    'Temperatura: per sota d’1, el que és probable ho és més; per sobre, el que és rar té la seva oportunitat. Amb 0 només queda el més probable.',
  'read.title': 'El que ha après a llegir',
  'read.novel':
    'Aquesta xarxa ha llegit Moby-Dick, {step} actualitzacions fins ara. A sota hi ha una [heldOut:part del llibre] de la qual no ha après mai. Llegeix un caràcter rere l’altre i cada cop endevina el següent.',
  'read.chance':
    'Com més llarga és la barra verda, més probabilitat va donar al caràcter que va venir de debò. De mitjana: {chance}.',
  'read.more': 'No ha acabat. Prem el botó verd i deixa que aprengui 100 actualitzacions més.',
  'read.units':
    'A dins hi ha {units} unitats. Cadascuna porta un nombre d’un caràcter al següent. Aquesta és la unitat {unit}: una barra a dalt és més que la seva mitjana; a baix, menys.',
  'read.most': 'La majoria d’unitats no ens diuen res. Amb les neurones passa el mateix.',
  'read.another': 'Mira una altra unitat.',
  'read.taught': 'Ningú no li va parlar de cometes, paraules ni línies. Només havia d’endevinar el caràcter següent.',
  'read.follow': 'Quina de les tres coses segueix millor una de les seves unitats?',
  'read.quotes': 'Les cometes',
  'read.words': 'Les paraules',
  'read.lines': 'Les línies',
  'read.followed':
    'La millor [correlation:correlació] amb les citacions és {quote}; amb les paraules, {word}; amb les línies, {line}.',
  'read.ranked':
    'Aquestes són les unitats que segueixen millor alguna cosa: la [correlation:correlació] de cadascuna, sobre {characters} caràcters dels quals no ha après mai. Prem-ne una per veure-la al text.',
  'read.found':
    'Ningú no ho hi va posar. Ho va trobar la xarxa, perquè ajuda a endevinar. En xarxes més grans, Karpathy i altres van trobar unitats així el 2015.',
  'read.excite':
    'Ara al revés. Després de quins caràcters és més alta la sortida de la unitat {unit}, i després de quins més baixa? Són les mitjanes sobre {characters} caràcters.',
  'read.images': 'Zeiler i Fergus van preguntar el mateix a una xarxa d’imatges el 2014: ensenya’m què t’activa.',
  'read.next':
    'Ara, la seva predicció. Després del caràcter marcat dona una probabilitat a cada caràcter. El que va venir de debò va rebre {chance}.',
  'read.mark': 'Marca un altre caràcter: prem-lo al text o fes-hi servir les fletxes.',
  'read.draw':
    'Per escriure, sorteja amb aquestes probabilitats, un cop i un altre. Abans, la [temperature:temperatura] les deforma. Ara és {temperature}: el caràcter més probable té {chance}.',
  'read.bend': 'Mou la temperatura.',
  'read.rests':
    'En què es recolza una predicció? Tornem enrere un cop més: d’una probabilitat a cada caràcter llegit. Per a cadascun, gradient per entrada: com canviaria la predicció si aquell caràcter es veiés més feble.',
  'read.asked': 'Ha llegit {count} caràcters i prediu «{symbol}» amb {chance}.',
  'read.where': 'On és el caràcter que compta més?',
  'read.last': 'És l’últim',
  'read.inWord': 'Abans, a la mateixa paraula',
  'read.before': 'Abans d’aquesta paraula',
  'read.counts':
    'El que compta més és «{symbol}», {back} caràcters abans de l’últim: {most}. Tots els altres sumen {rest}.',
  'read.countsLast': 'L’últim, «{symbol}», és el que compta més: {most}. Tots els altres sumen {rest}.',
  'read.key.chance': 'barra verda: probabilitat del que va venir de debò',
  'read.key.unit': 'barra ambre a dalt: més que la seva mitjana · barra blava a baix: menys',
  'read.key.share': 'barra ambre a dalt: a favor de la predicció · barra blava a baix: en contra',
  'read.label': 'Un text que la xarxa llegeix',
  'read.help': 'Les fletxes marquen un caràcter.',
  'read.unit': 'unitat',
  'read.output': 'sortida h',
  'read.memory': 'memòria c',
  'read.temperature': 'temperatura',
  'read.marked': '«{character}» → {value}',
  'read.drawn': 'Continua escrivint des del caràcter marcat:',
  'read.bars.follow': 'Correlació, de −1 a 1. h: sortida, c: memòria.',
  'read.bars.excite': 'Sortida mitjana després de cada caràcter, les més altes i les més baixes.',
  'read.bars.next': 'Probabilitat del caràcter següent. ✓ el que va venir de debò.',
  'signal.quote': 'dins d’una citació',
  'signal.word': 'dins d’una paraula',
  'signal.wordPosition': 'lletres de la paraula fins aquí',
  'signal.linePosition': 'caràcters de la línia fins aquí',
  'signal.lineEnd': 'ara s’acaba la línia',
};
