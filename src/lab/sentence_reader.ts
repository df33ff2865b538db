import type { SentenceReading, Wish } from '../chapters/sentence_moment.ts';
import { decode, encode } from '../data/text.ts';
import { whole } from '../engine/engine.ts';
import { type Attribution, buildAttribution } from '../nn/attribution.ts';
import { clamped } from '../nn/clamp.ts';
import type { Model } from '../nn/model.ts';
import { readSentence } from '../probe/sentence.ts';
import { generate } from '../train/generation.ts';
import type { Session } from '../train/session.ts';
import type { Trainer } from '../train/trainer.ts';

/** Reads sentences of the story with the running network, beside its training. */
export class SentenceReader {
  private made: { readonly model: Model; readonly attribution: Attribution } | null = null;

  /**
   * What a step wishes, read with the weights as they are; what a clamp changes is put back before it returns: to the bit, but for the
   * reference, which takes float64 weights back as float32.
   */
  read(session: Session, wish: Wish): Promise<SentenceReading> {
    const { corpus } = session.data;
    return session.inspect(async (trainer) => {
      const { engine, model } = trainer;
      const symbols = encode(corpus, wish.sentence);
      const attribution = await this.attribution(trainer, symbols.length - 1);
      const write = async () => {
        if (!wish.write) return null;
        const { config } = session;
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
    });
  }

  /** Gives its slots back; to be called before their engine is. */
  dispose(): void {
    this.made?.attribution.dispose();
    this.made = null;
  }

  private async attribution({ engine, model }: Trainer, length: number): Promise<Attribution> {
    if (this.made?.model === model && this.made.attribution.length === length) return this.made.attribution;
    this.dispose();
    const attribution = await buildAttribution(engine, model, length);
    this.made = { model, attribution };
    return attribution;
  }
}
