import type { reading as en } from '../en/reading.ts';

/** Chapter 7 in Spanish. */
export const reading: Record<keyof typeof en, string> = {
  'term.heldOut':
    'Texto reservado: la última parte de un libro, guardada aparte. La red nunca aprende de ella, así que no puede sabérsela de memoria.',
  'term.correlation':
    'Correlación: cuánto suben y bajan juntas dos cosas, de −1 a 1. Con 0, una no dice nada de la otra.',
  'term.temperature':
    'Temperatura: por debajo de 1, lo probable se vuelve más probable; por encima, lo raro tiene su oportunidad. Con 0 solo queda lo más probable.',
  'read.title': 'Lo que ha aprendido a leer',
  'read.novel':
    'Esta red ha leído Moby-Dick, {step} actualizaciones hasta ahora. Debajo hay una [heldOut:parte del libro] de la que nunca ha aprendido. Lee un carácter tras otro y cada vez adivina el siguiente.',
  'read.chance':
    'Cuanto más larga es la barra verde, más probabilidad dio al carácter que de verdad vino. De media: {chance}.',
  'read.more': 'No ha terminado. Pulsa el botón verde y deja que aprenda 100 actualizaciones más.',
  'read.units':
    'Dentro hay {units} unidades. Cada una lleva un número de un carácter al siguiente. Esta es la unidad {unit}: una barra arriba es más que su media; abajo, menos.',
  'read.most': 'La mayoría de las unidades no nos dicen nada. Con las neuronas pasa lo mismo.',
  'read.another': 'Mira otra unidad.',
  'read.taught': 'Nadie le habló de comillas, palabras ni líneas. Solo tenía que adivinar el carácter siguiente.',
  'read.follow': '¿Cuál de las tres cosas sigue mejor una de sus unidades?',
  'read.quotes': 'Las comillas',
  'read.words': 'Las palabras',
  'read.lines': 'Las líneas',
  'read.followed':
    'La mejor [correlation:correlación] con las citas es {quote}; con las palabras, {word}; con las líneas, {line}.',
  'read.ranked':
    'Estas son las unidades que mejor siguen algo: la [correlation:correlación] de cada una, sobre {characters} caracteres de los que nunca aprendió. Pulsa una para verla en el texto.',
  'read.found':
    'Nadie lo puso ahí. Lo encontró la red, porque ayuda a adivinar. En redes más grandes, Karpathy y otros hallaron unidades así en 2015.',
  'read.excite':
    'Ahora al revés. ¿Tras qué caracteres es más alta la salida de la unidad {unit}, y tras cuáles más baja? Son las medias sobre {characters} caracteres.',
  'read.images': 'Zeiler y Fergus preguntaron lo mismo a una red de imágenes en 2014: enséñame qué te activa.',
  'read.next':
    'Ahora, su predicción. Tras el carácter marcado da una probabilidad a cada carácter. El que de verdad vino recibió {chance}.',
  'read.mark': 'Marca otro carácter: púlsalo en el texto o usa allí las flechas.',
  'read.draw':
    'Para escribir, sortea con estas probabilidades, una y otra vez. Antes, la [temperature:temperatura] las deforma. Ahora es {temperature}: el carácter más probable tiene {chance}.',
  'read.bend': 'Mueve la temperatura.',
  'read.rests':
    '¿En qué se apoya una predicción? Volvemos atrás una vez más: de una probabilidad a cada carácter leído. Para cada uno, gradiente por entrada: cuánto cambiaría la predicción si ese carácter se viera más débil.',
  'read.asked': 'Leyó {count} caracteres y predice «{symbol}» con {chance}.',
  'read.where': '¿Dónde está el carácter que más cuenta?',
  'read.last': 'Es el último',
  'read.inWord': 'Antes, en la misma palabra',
  'read.before': 'Antes de esta palabra',
  'read.counts':
    'El que más cuenta es «{symbol}», {back} caracteres antes del último: {most}. Todos los demás suman {rest}.',
  'read.countsLast': 'El último, «{symbol}», es el que más cuenta: {most}. Todos los demás suman {rest}.',
  'read.key.chance': 'barra verde: probabilidad de lo que de verdad vino',
  'read.key.unit': 'barra ámbar arriba: más que su media · barra azul abajo: menos',
  'read.key.share': 'barra ámbar arriba: a favor de la predicción · barra azul abajo: en contra',
  'read.label': 'Un texto que la red lee',
  'read.help': 'Las flechas marcan un carácter.',
  'read.unit': 'unidad',
  'read.output': 'salida h',
  'read.memory': 'memoria c',
  'read.temperature': 'temperatura',
  'read.marked': '«{character}» → {value}',
  'read.drawn': 'Sigue escribiendo desde el carácter marcado:',
  'read.bars.follow': 'Correlación, de −1 a 1. h: salida, c: memoria.',
  'read.bars.excite': 'Salida media tras cada carácter, las más altas y las más bajas.',
  'read.bars.next': 'Probabilidad del carácter siguiente. ✓ el que de verdad vino.',
  'signal.quote': 'dentro de una cita',
  'signal.word': 'dentro de una palabra',
  'signal.wordPosition': 'letras de la palabra hasta aquí',
  'signal.linePosition': 'caracteres de la línea hasta aquí',
  'signal.lineEnd': 'ahora acaba la línea',
};
