import type { Moment } from '../chapters/moment.ts';
import type { SentenceReading, Wish } from '../chapters/sentence_moment.ts';
import { patched } from '../config/parse.ts';
import type { Config } from '../config/schema.ts';
import { type Corpus, decode, encode } from '../data/text.ts';
import { type Engine, whole } from '../engine/engine.ts';
import { type Attribution, buildAttribution } from '../nn/attribution.ts';
import { clamped } from '../nn/clamp.ts';
import type { Model } from '../nn/model.ts';
import { readSentence } from '../probe/sentence.ts';
import { sourceOf } from '../train/data_choice.ts';
import { generate } from '../train/generation.ts';
import type { Session } from '../train/session.ts';
import { Trainer } from '../train/trainer.ts';

interface Made {
  readonly model: Model;
  readonly attribution: Attribution;
}

/** Reads sentences of the story with the running network, beside its training, and with one that has gone. */
export class SentenceReader {
  private made: Made | null = null;
  private gone: (Made & { readonly parameters: Moment['parameters']; readonly trainer: Trainer }) | null = null;

  /**
   * What a step wishes, read with the weights as they are; what a clamp changes is put back before it returns: to the bit, but for the
   * reference, which takes float64 weights back as float32.
   */
  read(session: Session, wish: Wish): Promise<SentenceReading> {
    const { corpus } = session.data;
    return session.inspect(async ({ engine, model }) => {
      if (this.made?.model !== model || this.made.attribution.length !== lengthOf(wish)) {
        this.made?.attribution.dispose();
        this.made = null;
        this.made = { model, attribution: await buildAttribution(engine, model, lengthOf(wish)) };
      }
      return told(engine, this.made, session.config, corpus, wish);
    });
  }

  /** The same by a network that has gone: built anew on the running engine, with the weights it had. */
  reread(session: Session, of: Moment, wish: Wish): Promise<SentenceReading> {
    return session.inspect(async ({ engine }) => {
      if (this.gone?.parameters !== of.parameters || this.gone.attribution.length !== lengthOf(wish)) {
        this.disposeGone();
        this.gone = await rebuilt(engine, of, lengthOf(wish));
      }
      return told(engine, this.gone, of.config, of.corpus, wish);
    });
  }

  /** Gives its slots back; to be called before their engine is. */
  dispose(): void {
    this.made?.attribution.dispose();
    this.made = null;
    this.disposeGone();
  }

  private disposeGone(): void {
    this.gone?.attribution.dispose();
    this.gone?.trainer.dispose();
    this.gone = null;
  }
}

/** Characters that are read: all but the last. */
const lengthOf = ({ sentence }: Wish) => [...sentence].length - 1;

async function rebuilt(engine: Engine, { config, corpus, songs, parameters }: Moment, length: number) {
  // It will not train: one stream is enough.
  const small = patched(config, { batchSize: 1 }, 'story');
  const source = sourceOf(small, { corpus, corpusId: null, songs }, 'story');
  const trainer = await Trainer.create(engine, small, source, 'story');
  try {
    trainer.setParameters(parameters, 'story');
    return {
      trainer,
      parameters,
      model: trainer.model,
      attribution: await buildAttribution(engine, trainer.model, length),
    };
  } catch (error) {
    trainer.dispose();
    throw error;
  }
}

async function told(
  engine: Engine,
  { model, attribution }: Made,
  config: Config,
  corpus: Corpus,
  wish: Wish,
): Promise<SentenceReading> {
  const symbols = encode(corpus, wish.sentence);
  const write = async () => {
    if (!wish.write) return null;
    const { tokens } = await generate(engine, model, config, symbols, wish.write, config.seed);
    return decode(corpus, tokens);
  };
  const free = await write();
  const [weights] = (await engine.read([whole(model.weights)])) as [Float32Array];
  const { clamp } = wish;
  if (clamp) engine.write(whole(model.weights), clamped(model.parameters, weights, clamp.gate, clamp.value));
  try {
    const said = await readSentence(engine, attribution, symbols, wish.at);
    const held = clamp ? await write() : null;
    const characters = [...wish.sentence];
    return {
      wish,
      characters: characters.slice(0, -1),
      next: characters.slice(1),
      symbols: [...symbols.slice(0, -1)],
      ...said,
      written: free === null ? null : { free, clamped: held },
    };
  } finally {
    if (clamp) engine.write(whole(model.weights), weights);
  }
}
