import type { memory as en } from '../en/memory.ts';

/** Chapter 5 in Spanish, with its terms. */
export const memory: Record<keyof typeof en, string> = {
  'mem.title': 'Una neurona que recuerda',
  'mem.wire':
    'Hasta ahora cada canción iba sola: la red no tenía ayer. Un texto es otra cosa. Por eso {units} neuronas reciben un cable que va de sus salidas a sus propias entradas. Esto es una [recurrent:red recurrente].',
  'mem.reads':
    'Lee letra a letra; hay {symbols} distintas. Con cada letra recibe además lo que ella misma dijo una letra antes: su [state:estado], {units} números. Es todo lo que recuerda.',
  'mem.unroll':
    'Desplegada en el tiempo: las mismas {units} neuronas una vez por cada letra de una frase sobre cerveza, siempre con los mismos pesos. Debajo de cada letra está el estado que deja: una barra hacia arriba es positiva, hacia abajo, negativa.',
  'mem.carry':
    'Cada columna entra en la siguiente. Tras «{letter}» el estado tiene longitud {length}, y es todo lo que queda de la frase.',
  'mem.now':
    'Tras «{letter}» dice qué viene ahora, y su pérdida es de {loss} nats. Para aprender, recorre hacia atrás todas las columnas: es la [bptt:retropropagación en el tiempo]. Cada letra añade su parte al [gradient:gradiente] de los cables que llevan el estado.',
  'mem.guess': 'Desde ahora, ¿cuántas letras hay que retroceder para tener la mitad de ese gradiente?',
  'mem.near': 'Como mucho 5',
  'mem.middle': 'De 5 a 15',
  'mem.far': 'Más de 15',
  'mem.half':
    'La mitad viene de las últimas {half} letras. El río violeta muestra la parte de cada letra: es tan ancho como larga es la parte.',
  'mem.sum':
    'El río es exacto. Medidas a lo largo del gradiente entero, las partes de todas las letras suman {sum}. El entero, tal como lo tiene el motor, mide {whole}.',
  'mem.why':
    'En su camino hacia atrás el error encuentra una y otra vez los mismos pesos, y en cada neurona una pendiente de 1 como mucho. En las últimas {back} letras, un paso atrás deja de media {factor} de él. Por debajo de 1 se [vanishing:desvanece], por encima de 1 crece.',
  'mem.train': 'Ahora lee el texto sobre cerveza y aprende a decir la letra siguiente.',
  'mem.trainGuess': 'Tras 300 actualizaciones, ¿llegará la mitad del gradiente más atrás que antes?',
  'mem.further': 'Sí, más atrás',
  'mem.nearer': 'No, no más atrás',
  'mem.trained':
    'Tras {step} actualizaciones la mitad viene de las últimas {half} letras; antes eran {was}. La pérdida tras esta frase era {lossWas} y es {loss}.',
  'mem.saysRight': 'Tras «{letter}» espera «{best}» con {p}. Es lo que vino.',
  'mem.saysOther': 'Tras «{letter}» espera «{best}» con {p}. Vino «{came}», a la que daba {q}.',
  'mem.end':
    'La mitad de lo que aprende aquí viene de las últimas {half} letras. De lo que queda mucho más atrás apenas puede aprender. El capítulo siguiente le da una línea para eso.',
  'mem.pick': 'Elige otra letra como ahora, con el control o con un clic, y mira hasta dónde llega su río.',
  'mem.lane': 'Red recurrente',
  'river.label': 'Una frase, y la red en cada una de sus letras',
  'river.now': 'Ahora: la letra tras la que se le pregunta',
  'river.half': 'La mitad del gradiente: las últimas {half} letras',
  'river.whole': 'el entero mide {whole}',
  'river.state': 'Estado tras cada letra',
  'river.key': 'río violeta: lo que cada letra añade al gradiente · raya: la mitad queda a su derecha',
  'river.told': '{name}: la mitad del gradiente viene de las últimas {half} letras de «{sentence}».',
  'term.recurrent':
    'Red recurrente: aquella cuyas salidas están entre sus propias entradas un momento después. Puede leer cosas que tienen un orden.',
  'term.state': 'Estado: los números que una red recurrente lleva de una letra a la siguiente; también se llama h.',
  'term.bptt':
    'Retropropagación en el tiempo: la regla de la cadena a través de todas las letras leídas, de la última a la primera.',
  'term.vanishing':
    'Gradiente que se desvanece: al retroceder en el tiempo, el error se multiplica una y otra vez por menos de 1, hasta que no queda nada.',
};
