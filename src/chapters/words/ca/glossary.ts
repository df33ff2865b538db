import type { glossary as en } from '../en/glossary.ts';

/** The glossary in Catalan. */
export const glossary: Record<keyof typeof en, string> = {
  'term.feature': 'Característica: un nombre que descriu una cosa. Aquí: la cançó és moderna, trista, de piano?',
  'term.neuron': 'Neurona: multiplica cada entrada per un pes, ho suma tot i comprimeix la suma entre 0 i 1.',
  'term.weight': 'Pes: quant compta una entrada, i en quin sentit. Aprendre només canvia pesos i biaixos.',
  'term.bias': 'Biaix: un pes sense entrada. Diu cap on s’inclina la neurona quan totes les entrades són 0.',
  'term.sigmoid': 'Sigmoide: la corba 1 / (1 + e^−z). Converteix qualsevol suma en un nombre entre 0 i 1.',
  'term.loss': 'Pèrdua: un sol nombre que diu com s’equivoca la xarxa, en nats. Dir sempre un mig costa 0.693.',
  'term.update': 'Actualització: un petit canvi de tots els pesos que redueix la pèrdua. També, pas d’entrenament.',
  'term.gradient': 'Gradient: com de ràpid canvia la pèrdua amb cada pes. Aprendre és anar en sentit contrari.',
  'term.boundary': 'Frontera: els llocs on la neurona diu exactament un mig. La d’una sola neurona és un pla.',
  'term.hidden':
    'Unitat oculta: una neurona entre les entrades i la resposta. Fa una característica nova amb les velles.',
  'term.xor':
    'O exclusiu: una cosa o l’altra, però no totes dues. La regla més senzilla que una neurona no pot aprendre.',
  'term.backpropagation': 'Retropropagació: la regla de la cadena, des de la pèrdua enrere fins a cada pes.',
  'term.rate': 'Taxa d’aprenentatge: com de gran és el pas d’una actualització.',
};
