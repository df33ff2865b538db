import type { glossary as en } from '../en/glossary.ts';

/** The glossary in Spanish. */
export const glossary: Record<keyof typeof en, string> = {
  'term.feature': 'Característica: un número que describe una cosa. Aquí: ¿la canción es moderna, triste, de piano?',
  'term.neuron': 'Neurona: multiplica cada entrada por un peso, lo suma todo y comprime la suma entre 0 y 1.',
  'term.weight': 'Peso: cuánto cuenta una entrada, y en qué sentido. Aprender solo cambia pesos y sesgos.',
  'term.bias': 'Sesgo: un peso sin entrada. Dice hacia dónde se inclina la neurona cuando todas las entradas son 0.',
  'term.sigmoid': 'Sigmoide: la curva 1 / (1 + e^−z). Convierte cualquier suma en un número entre 0 y 1.',
  'term.loss':
    'Pérdida: un solo número que dice cuánto se equivoca la red, en nats. Decir siempre un medio cuesta 0.693.',
  'term.update':
    'Actualización: un pequeño cambio de todos los pesos que reduce la pérdida. También, paso de entrenamiento.',
  'term.gradient': 'Gradiente: lo rápido que cambia la pérdida con cada peso. Aprender es ir en sentido contrario.',
  'term.boundary':
    'Frontera: los lugares donde la neurona dice exactamente un medio. La de una sola neurona es un plano.',
  'term.hidden':
    'Unidad oculta: una neurona entre las entradas y la respuesta. Hace una característica nueva con las viejas.',
  'term.xor': 'O exclusivo: lo uno o lo otro, pero no ambos. La regla más sencilla que una neurona no puede aprender.',
  'term.backpropagation': 'Retropropagación: la regla de la cadena, desde la pérdida hacia atrás hasta cada peso.',
  'term.rate': 'Tasa de aprendizaje: lo grande que es el paso de una actualización.',
};
