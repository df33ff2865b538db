import type { gates as en } from '../en/gates.ts';

/** Chapter 6 in Spanish, with its terms. */
export const gates: Record<keyof typeof en, string> = {
  'gate.title': 'Cuatro puertas y una cinta',
  'gate.rnn':
    'La red recurrente escribe de nuevo todo su estado con cada letra. Nada puede quedarse tal cual. Por eso Hochreiter y Schmidhuber tendieron al lado una segunda línea: la [memory:memoria] c, una cinta transportadora. En ella nada se comprime; solo se multiplica y se suma.',
  'gate.line': 'En «{letter}», unidad {unit}: por la línea llega {before} y sigue {c}.',
  'gate.forget':
    'Primera parte: una válvula en la línea. La [gate:puerta de olvido] mira la letra y el estado y dice un número entre 0, todo fuera, y 1, todo se queda.',
  'gate.keeps': 'Unidad {unit} en «{letter}»: de {before} se queda {f}, así que sigue {kept}.',
  'gate.drops': 'Unidad {unit} en «{letter}»: de {before} solo se queda {f}, así que sigue {kept}. El resto se olvida.',
  'gate.write':
    'Segunda parte: algo nuevo. La candidata g dice qué se podría apuntar, entre −1 y 1. La puerta de entrada i dice cuánto de ello pasa.',
  'gate.added': 'Aquí pasa {i} de {g}: se suma {added}, y la memoria es ahora {c}.',
  'gate.out':
    'Última parte: la puerta de salida. Una memoria no tiene por qué decirse en voz alta. La puerta dice cuánto de ella se ve en el estado h.',
  'gate.said': 'Aquí se ve {o} de la memoria curvada: h es {h}. Las demás unidades y la letra siguiente solo ven eso.',
  'gate.all':
    'Esto es una LSTM entera: seis ecuaciones. Los pesos de la letra son W, los del estado son U. Cada número está aquí tal como lo tiene la red.',
  'gate.where': 'Unidad {unit}, en «{letter}».',
  'gate.pick': 'Elige otra unidad u otra letra, y sigue los números.',
  'gate.clamp':
    '¿Para qué sirve una puerta? Quítala y mira. Deja una fija, cerrada o abierta, en todas las unidades y en todas las letras, y haz que la red siga la frase con la misma semilla.',
  'gate.clampHalf': 'Así, la mitad del gradiente viene de las últimas {half} letras.',
  'gate.hold': 'Fija una puerta y compara lo que escribe.',
  'gate.free': 'Sin fijar',
  'gate.forgetShut': 'Olvido a 0',
  'gate.forgetOpen': 'Olvido a 1',
  'gate.inputShut': 'Entrada a 0',
  'gate.inputOpen': 'Entrada a 1',
  'gate.outputShut': 'Salida a 0',
  'gate.outputOpen': 'Salida a 1',
  'gate.race':
    'Ahora las dos juntas: la red recurrente y la LSTM, {units} unidades cada una, la misma frase, la misma semilla {seed}, {step} actualizaciones cada una.',
  'gate.guess': '¿En cuál de las dos llega el gradiente más atrás?',
  'gate.guessRnn': 'En la red recurrente',
  'gate.guessLstm': 'En la LSTM',
  'gate.further':
    'La mitad viene de las últimas {rnn} letras en la red recurrente y de las últimas {lstm} en la LSTM. En la línea solo lo multiplican las puertas de olvido; su media es {f}.',
  'gate.nearer':
    'La mitad viene de las últimas {rnn} letras en la red recurrente y de las últimas {lstm} en la LSTM. Aquí la línea no llega más atrás. Para decir la letra siguiente lo que más ayuda son las últimas, y eso es lo que ha aprendido a usar; sus puertas de olvido tienen una media de {f}.',
  'gate.before':
    '¿Y antes de aprender nada, las dos recién salidas de la semilla? La red recurrente: {rnn} letras. La LSTM: {lstm}, con las puertas de olvido a una media de {f}.',
  'gate.built':
    'Eso es cosa de la propia línea. Llega más atrás por cómo está hecha: lo que vuelve por ella solo se multiplica por las puertas de olvido.',
  'gate.chance':
    'Con esta semilla la línea no empieza más atrás que la red sin ella: lo deciden sus puertas de olvido.',
  'gate.learned':
    'La línea no obliga a una red a recordar. Se lo permite: cuánto tiempo guarda algo cada unidad se aprende, unidad por unidad. Ahora veremos qué guardan las unidades.',
  'gate.pickBoth': 'Elige otra letra como ahora y compara allí los dos ríos.',
  'gate.lane': 'Red LSTM',
  'cell.label': 'Una unidad de la LSTM en una letra',
  'cell.memory': 'memoria',
  'cell.forget': 'olvido',
  'cell.input': 'entrada',
  'cell.candidate': 'candidata',
  'cell.output': 'salida',
  'cell.letter': 'Letra',
  'cell.unit': 'Unidad',
  'term.memory':
    'Memoria: el segundo estado de una LSTM, también llamado c. Solo cambia al olvidar y al sumar, así que puede durar.',
  'term.gate':
    'Puerta: una neurona sigmoide cuyo número entre 0 y 1 multiplica a otro, y así deja pasar más o menos de él.',
};
