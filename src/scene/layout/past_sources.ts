import type { Region } from '../../probe/view.ts';
import type { Source } from './forms.ts';
import { none, ofGate, ofStep } from './sources.ts';

/** Number of the unit `age` steps before the newest; none before the oldest. */
export function stepBack(region: Region | undefined, unit: number, age: number): Source {
  return region && age < (region.shape[0] ?? 1) ? ofStep(region, unit, age) : none;
}

/** Gate of the unit `age` steps before the newest; none where the view has only newer ones. */
export function gateBack(region: Region | undefined, unit: number, gate: number, age: number): Source {
  if (!region || age >= (region.shape[0] ?? 1)) return none;
  const { element } = ofGate(region, unit, gate);
  return { element: element - age * (region.shape[1] ?? 1) * 4, stride: 0 };
}
