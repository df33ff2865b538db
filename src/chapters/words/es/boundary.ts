import type { boundary as en } from '../en/boundary.ts';

/** Chapter 3 in Spanish. */
export const boundary: Record<keyof typeof en, string> = {
  'bound.title': 'Una frontera',
  'bound.data':
    'Seis canciones, y esta vez hay una regla: a Ben le gustan las modernas. Nadie se lo dice a la neurona. Solo ve la tabla.',
  'bound.sheet':
    'La lámina verde es su [boundary:frontera]: ahí dice exactamente un medio. En el lado ámbar dice que sí, en el azul que no. Antes de aprender está en cualquier parte.',
  'bound.turn':
    'Cada actualización mueve y gira un poco la lámina, para que las canciones del lado equivocado pasen al bueno.',
  'bound.guess':
    'Tras 60 actualizaciones, ¿en qué dirección separará la lámina? ¿Qué característica tendrá el mayor peso?',
  'bound.modern': 'Moderna',
  'bound.sad': 'Triste',
  'bound.piano': 'Piano',
  'bound.turned':
    'Tras {step} actualizaciones los pesos son moderna {a}, triste {b}, piano {c}. La pérdida bajó de {was} a {loss}. La lámina está de pie entre las canciones modernas y las demás.',
  'bound.sure':
    'Sigue cuando ya acierta todas. Con pesos mayores las paredes pasan más deprisa del azul al ámbar: la neurona está más segura.',
  'bound.answers': 'Tras {step} actualizaciones sus respuestas van de {low} a {high}.',
  'bound.hand':
    'Ahora el aprendizaje eres tú. Todos los pesos son 0 y la neurona dice un medio en todas partes. Arrastra los [weight:pesos] y mira la lámina y la pérdida.',
  'bound.below': 'Haz que la pérdida baje de 0.3.',
  'bound.xor':
    'Volvemos a las cuatro canciones sin regla: gustan si son modernas o tristes, pero no ambas cosas. Se llama [xor:o exclusivo]. Ninguna lámina plana puede. Por eso ponemos dos [hidden:unidades ocultas] entre las entradas y la respuesta.',
  'bound.xorGuess': 'Tras 1.000 actualizaciones, ¿acertará las cuatro?',
  'bound.xorYes': 'Sí, las cuatro',
  'bound.xorNo': 'No, no hay regla',
  'bound.xorShown':
    'Todos los «no» están como mucho en {low}, todos los «sí» como poco en {high}. Lo que no puede una neurona, lo pueden tres.',
  'bound.sheets':
    'Mira la lámina: ahora son dos, y se curvan. Cada unidad oculta trajo una. Entre ellas están las canciones que le gustan a Ben. Arrastra un peso y mira qué lámina sujeta.',
  'bound.xorLoss': 'La pérdida es {loss}.',
};
