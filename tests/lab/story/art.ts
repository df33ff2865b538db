import { corpusOf } from './corpus.ts';
import type { Expected } from './expected.ts';

/** Words of two letters or more, an apostrophe inside included. */
const words = (text: string) =>
  text
    .toLowerCase()
    .match(/\p{L}+(?:[’']\p{L}+)*/gu)
    ?.filter(({ length }) => length > 1) ?? [];

export const art: Expected = async (seen, setup) => {
  const { text } = await corpusOf(setup);
  const book = new Set(words(text));
  const shares = Object.fromEntries(
    seen.writings.map(({ step, text: written }) => {
      const all = words(written);
      return [`share.${step}`, all.length === 0 ? 0 : all.filter((word) => book.has(word)).length / all.length];
    }),
  );
  const at = (step: number) => shares[`share.${step}`] ?? Number.NaN;
  // The step that each step of the chapter tells of.
  const told = [0, 100, 1000, seen.lab.step, seen.lab.step][seen.step]!;
  return { ...shares, step: told, share: at(told), was: at(0) };
};
