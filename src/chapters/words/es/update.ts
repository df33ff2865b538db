import type { update as en } from '../en/update.ts';

/** Chapter 4 in Spanish. */
export const update: Record<keyof typeof en, string> = {
  'update.title': 'Una actualización, por dentro',
  'update.one':
    '¿Cómo sabe una red en qué sentido cambiar? Aquí hay una actualización de verdad, número a número. La canción que enseña es «{song}».',
  'update.forward': 'Hacia delante, en verde: cada entrada por su peso, y todo sumado.',
  'update.answer': 'La [sigmoid:sigmoide] comprime la suma entre 0 y 1. De «{song}» la neurona dice {p}.',
  'update.lossLiked':
    'A Ben le gusta esta canción: la respuesta buena era 1. La [loss:pérdida] es menos el logaritmo de lo que dijo: {loss}.',
  'update.lossOther':
    'A Ben no le gusta esta canción: la respuesta buena era 0. La [loss:pérdida] es menos el logaritmo de uno menos lo que dijo: {loss}.',
  'update.backward':
    'Ahora hacia atrás, en violeta. La pregunta es siempre la misma: si este número subiera un poco, ¿cuánto cambiaría la pérdida? Cada enlace tiene su pequeña respuesta. A lo largo de un camino se multiplican. Es la regla de la cadena, y no hay más en la [backpropagation:retropropagación].',
  'update.delta': 'En la suma todo se junta en respuesta menos verdad: {delta}.',
  'update.blame':
    'Cada peso recibe su parte del error: el error en la suma por la entrada que pasó. Es su [gradient:gradiente].',
  'update.zero': 'Un peso cuya entrada era 0 no recibe nada: no tuvo parte en este error.',
  'update.rule':
    'Y ahora aprende: cada peso da un paso en contra de su gradiente. La [rate:tasa de aprendizaje] es {rate}.',
  'update.better': 'Para «{song}» la pérdida era {was} con los pesos viejos y es {loss} con los nuevos.',
  'update.net':
    'Lo mismo con dos unidades ocultas: {count} pesos y sesgos, las mismas tres reglas. La canción es «{song}».',
  'update.netBack':
    'Hacia atrás el error se reparte: cada unidad oculta recibe el error por el peso por el que pasó, y lo entrega. Cien capas no harían otra cosa.',
  'update.again': 'Recórrela paso a paso, deja que corra despacio, o elige qué canción enseña ahora.',
};
