import type { memory as en } from '../en/memory.ts';

/** Chapter 5 in Catalan, with its terms. */
export const memory: Record<keyof typeof en, string> = {
  'mem.title': 'Una neurona que recorda',
  'mem.wire':
    'Fins ara cada cançó anava sola: la xarxa no tenia ahir. Un text és una altra cosa. Per això {units} neurones reben un cable que va de les seves sortides a les seves pròpies entrades. Això és una [recurrent:xarxa recurrent].',
  'mem.reads':
    'Llegeix lletra a lletra; n’hi ha {symbols} de diferents. Amb cada lletra rep també el que ella mateixa ha dit una lletra abans: el seu [state:estat], {units} nombres. És tot el que recorda.',
  'mem.unroll':
    'Desplegada en el temps: les mateixes {units} neurones un cop per cada lletra d’una frase sobre cervesa, sempre amb els mateixos pesos. Sota cada lletra hi ha l’estat que deixa: una barra cap amunt és positiva, cap avall, negativa.',
  'mem.carry':
    'Cada columna entra en la següent. Després de «{letter}» l’estat té longitud {length}, i és tot el que queda de la frase.',
  'mem.now':
    'Després de «{letter}» diu què ve ara, i la seva pèrdua és de {loss} nats. Per aprendre, recorre enrere totes les columnes: és la [bptt:retropropagació en el temps]. Cada lletra afegeix la seva part al [gradient:gradient] dels cables que porten l’estat.',
  'mem.guess': 'Des d’ara, quantes lletres cal recular per tenir la meitat d’aquest gradient?',
  'mem.near': 'Com a molt 5',
  'mem.middle': 'De 5 a 15',
  'mem.far': 'Més de 15',
  'mem.half':
    'La meitat ve de les últimes {half} lletres. El riu violeta mostra la part de cada lletra: és tan ample com llarga és la part.',
  'mem.sum':
    'El riu és exacte. Mesurades al llarg del gradient sencer, les parts de totes les lletres sumen {sum}. El sencer, tal com el té el motor, fa {whole} de llarg.',
  'mem.why':
    'En el camí enrere l’error troba una vegada i una altra els mateixos pesos, i a cada neurona un pendent d’1 com a molt. En les últimes {back} lletres, un pas enrere en deixa {factor} de mitjana. Per sota d’1 s’[vanishing:esvaeix], per sobre d’1 creix.',
  'mem.train': 'Ara llegeix el text sobre cervesa i aprèn a dir la lletra següent.',
  'mem.trainGuess': 'Després de 300 actualitzacions, arribarà la meitat del gradient més enrere que abans?',
  'mem.further': 'Sí, més enrere',
  'mem.nearer': 'No, no més enrere',
  'mem.trained':
    'Després de {step} actualitzacions la meitat ve de les últimes {half} lletres; abans eren {was}. La pèrdua després d’aquesta frase era {lossWas} i és {loss}.',
  'mem.saysRight': 'Després de «{letter}» espera «{best}» amb {p}. És el que ha vingut.',
  'mem.saysOther': 'Després de «{letter}» espera «{best}» amb {p}. Ha vingut «{came}», a la qual donava {q}.',
  'mem.end':
    'La meitat del que aprèn aquí ve de les últimes {half} lletres. Del que queda molt més enrere amb prou feines en pot aprendre. El capítol següent li dona una línia per a això.',
  'mem.pick': 'Tria una altra lletra com a ara, amb el control o amb un clic, i mira fins on arriba el seu riu.',
  'mem.lane': 'Xarxa recurrent',
  'river.label': 'Una frase, i la xarxa a cadascuna de les seves lletres',
  'river.now': 'Ara: la lletra després de la qual se li pregunta',
  'river.half': 'La meitat del gradient: les últimes {half} lletres',
  'river.whole': 'el sencer fa {whole} de llarg',
  'river.state': 'Estat després de cada lletra',
  'river.key': 'riu violeta: el que cada lletra afegeix al gradient · ratlla: la meitat és a la seva dreta',
  'river.told': '{name}: la meitat del gradient ve de les últimes {half} lletres de «{sentence}».',
  'term.recurrent':
    'Xarxa recurrent: aquella que té les seves sortides entre les seves pròpies entrades un moment després. Pot llegir coses que tenen un ordre.',
  'term.state': 'Estat: els nombres que una xarxa recurrent porta d’una lletra a la següent; també es diu h.',
  'term.bptt':
    'Retropropagació en el temps: la regla de la cadena a través de totes les lletres llegides, de l’última a la primera.',
  'term.vanishing':
    'Gradient que s’esvaeix: en recular en el temps, l’error es multiplica una vegada i una altra per menys d’1, fins que no en queda res.',
};
