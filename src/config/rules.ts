import { LabError } from '../core/errors.ts';
import type { Config } from './schema.ts';

/** True for cells that read text; the others read songs. */
export function readsText(config: Pick<Config, 'cell'>): boolean {
  return config.cell === 'rnn' || config.cell === 'lstm';
}

/** Cross-field rules that need no data: throws E_RULE naming both fields. */
export function checkRules(config: Config, place: string): void {
  if (readsText(config) && config.layers === 0)
    throw new LabError('E_RULE', `${place} layers=0 with cell=${config.cell}`, 'layers 1 to 3', 'changed nothing');
}

/**
 * Rules that tie the config to a corpus of `trainLength` characters to train on. Throws E_RULE naming both fields.
 */
export function checkCorpusFits(config: Config, length: number, place: string): void {
  const trainLength = length - Math.floor(length * config.validationShare);
  if (trainLength < config.sequenceLength + 1)
    throw new LabError(
      'E_RULE',
      `${place} sequenceLength=${config.sequenceLength} with validationShare=${config.validationShare}`,
      `a text that leaves ${config.sequenceLength + 1} characters to train on (this one leaves ${trainLength})`,
      'changed nothing; shorten sequenceLength or use a longer text',
    );
}
