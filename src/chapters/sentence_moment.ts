/** What a step wants the network to read beside its training, at every look. */
export interface Wish {
  /** The last character is read only as what comes next. */
  readonly sentence: string;
  /** Place of the character after which the network is asked; what it says next has a loss. */
  readonly at: number;
  /** Of an LSTM: a gate that is held shut (0) or open (1) for all its units while it reads and writes. */
  readonly clamp?: { readonly gate: 'i' | 'f' | 'o'; readonly value: 0 | 1 };
  /** Characters it writes after the sentence, with its weights as they are and, where a gate is held, also with that. */
  readonly write?: number;
}

/** The network reading a sentence of T characters from zeroed states; all of it from the engine. See `Sentence` of the probe. */
export interface SentenceReading {
  readonly wish: Wish;
  /** [T] read, and [T] what came next. */
  readonly characters: readonly string[];
  readonly next: readonly string[];
  /** Tokens of the characters. */
  readonly symbols: readonly number[];
  readonly h: Float32Array;
  readonly c: Float32Array | null;
  readonly gates: Float32Array | null;
  readonly probabilities: Float32Array;
  readonly loss: number;
  readonly dsums: Float32Array;
  readonly drecurrent: Float32Array;
  /** What it wrote; `clamped` where a gate was held. */
  readonly written: { readonly free: string; readonly clamped: string | null } | null;
}
