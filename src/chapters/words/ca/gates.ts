import type { gates as en } from '../en/gates.ts';

/** Chapter 6 in Catalan, with its terms. */
export const gates: Record<keyof typeof en, string> = {
  'gate.title': 'Quatre portes i una cinta',
  'gate.rnn':
    'La xarxa recurrent torna a escriure tot el seu estat amb cada lletra. Res no s’hi pot quedar tal com és. Per això Hochreiter i Schmidhuber van estendre al costat una segona línia: la [memory:memòria] c, una cinta transportadora. A la cinta no es comprimeix res; només es multiplica i se suma.',
  'gate.line': 'A «{letter}», unitat {unit}: per la línia arriba {before} i continua {c}.',
  'gate.forget':
    'Primera part: una vàlvula a la línia. La [gate:porta d’oblit] mira la lletra i l’estat i diu un nombre entre 0, tot fora, i 1, tot es queda.',
  'gate.keeps': 'Unitat {unit} a «{letter}»: de {before} es queda {f}, i per tant continua {kept}.',
  'gate.drops':
    'Unitat {unit} a «{letter}»: de {before} només es queda {f}, i per tant continua {kept}. La resta s’oblida.',
  'gate.write':
    'Segona part: alguna cosa nova. La candidata g diu què es podria apuntar, entre −1 i 1. La porta d’entrada i diu quant en passa.',
  'gate.added': 'Aquí passa {i} de {g}: se suma {added}, i la memòria és ara {c}.',
  'gate.out':
    'Última part: la porta de sortida. Una memòria no cal dir-la en veu alta. La porta diu quant se’n veu a l’estat h.',
  'gate.said':
    'Aquí es veu {o} de la memòria corbada: h és {h}. Les altres unitats i la lletra següent només veuen això.',
  'gate.all':
    'Això és una LSTM sencera: sis equacions. Els pesos de la lletra són W, els de l’estat són U. Cada nombre és aquí tal com el té la xarxa.',
  'gate.where': 'Unitat {unit}, a «{letter}».',
  'gate.pick': 'Tria una altra unitat o una altra lletra, i segueix els nombres.',
  'gate.clamp':
    'Per a què serveix una porta? Treu-la i mira. Deixa’n una de fixa, tancada o oberta, a totes les unitats i a totes les lletres, i fes que la xarxa continuï la frase amb la mateixa llavor.',
  'gate.clampHalf': 'Així, la meitat del gradient ve de les últimes {half} lletres.',
  'gate.hold': 'Fixa una porta i compara el que escriu.',
  'gate.free': 'Sense fixar',
  'gate.forgetShut': 'Oblit a 0',
  'gate.forgetOpen': 'Oblit a 1',
  'gate.inputShut': 'Entrada a 0',
  'gate.inputOpen': 'Entrada a 1',
  'gate.outputShut': 'Sortida a 0',
  'gate.outputOpen': 'Sortida a 1',
  'gate.race':
    'Ara totes dues juntes: la xarxa recurrent i la LSTM, {units} unitats cadascuna, la mateixa frase, la mateixa llavor {seed}, {step} actualitzacions cadascuna.',
  'gate.guess': 'En quina de les dues arriba el gradient més enrere?',
  'gate.guessRnn': 'A la xarxa recurrent',
  'gate.guessLstm': 'A la LSTM',
  'gate.further':
    'La meitat ve de les últimes {rnn} lletres a la xarxa recurrent i de les últimes {lstm} a la LSTM. A la línia només el multipliquen les portes d’oblit; la seva mitjana és {f}.',
  'gate.nearer':
    'La meitat ve de les últimes {rnn} lletres a la xarxa recurrent i de les últimes {lstm} a la LSTM. Aquí la línia no arriba més enrere. Per dir la lletra següent el que més ajuda són les últimes, i això és el que ha après a fer servir; les seves portes d’oblit tenen una mitjana de {f}.',
  'gate.before':
    'I abans d’aprendre res, totes dues acabades de sortir de la llavor? La xarxa recurrent: {rnn} lletres. La LSTM: {lstm}, amb les portes d’oblit a una mitjana de {f}.',
  'gate.built':
    'Això és cosa de la mateixa línia. Arriba més enrere per com està feta: el que hi torna només es multiplica per les portes d’oblit.',
  'gate.chance':
    'Amb aquesta llavor la línia no comença més enrere que la xarxa sense ella: ho decideixen les seves portes d’oblit.',
  'gate.learned':
    'La línia no obliga una xarxa a recordar. L’hi permet: quant de temps guarda una cosa cada unitat s’aprèn, unitat per unitat. Ara veurem què guarden les unitats.',
  'gate.pickBoth': 'Tria una altra lletra com a ara i compara-hi tots dos rius.',
  'gate.lane': 'Xarxa LSTM',
  'cell.label': 'Una unitat de la LSTM en una lletra',
  'cell.memory': 'memòria',
  'cell.forget': 'oblit',
  'cell.input': 'entrada',
  'cell.candidate': 'candidata',
  'cell.output': 'sortida',
  'cell.letter': 'Lletra',
  'cell.unit': 'Unitat',
  'term.memory':
    'Memòria: el segon estat d’una LSTM, també anomenat c. Només canvia en oblidar i en sumar, així que pot durar.',
  'term.gate':
    'Porta: una neurona sigmoide que amb el seu nombre entre 0 i 1 en multiplica un altre, i així en deixa passar més o menys.',
};
