import type { ModelShape } from '../../nn/shape.ts';
import type { ViewLayout } from '../../probe/view.ts';
import { textCameras } from './cameras.ts';
import { chevronsOf } from './chevrons.ts';
import type { SceneLayout } from './forms.ts';
import { decisionsOf } from './grades.ts';
import { matricesOf } from './matrices.ts';
import { pastMarks, pastOf } from './past.ts';
import { pastLabels, pastPickables } from './past_labels.ts';
import type { ScreenName } from './screens.ts';
import { layoutGlyphs } from './text_glyphs.ts';
import { textHazes } from './text_haze.ts';
import { textLabels } from './text_labels.ts';
import { textLanes, textTaps } from './text_lanes.ts';
import { textPickables } from './text_pickables.ts';
import { planOf } from './text_plan.ts';
import { textTraces } from './text_traces.ts';
import { landscapesOf, ringsOf, valvesOf } from './text_units.ts';
import { circuitLabels, signLabels, timeLabels } from './text_view_labels.ts';
import { handOverMarks, textWires } from './text_wires.ts';

/** Units as a wall in front, their past as a landscape behind, the recurrent weights as a circuit below. */
export function layoutText(shape: ModelShape, layout: ViewLayout, screen: ScreenName): SceneLayout {
  const plan = planOf(shape, layout, screen);
  const wires = textWires(plan);
  const past = pastOf(plan);
  const top = layout.regions[`h.${shape.layers - 1}`];
  return {
    rows: 1,
    matrices: matricesOf(layout).matrices,
    decisions: decisionsOf(shape.outputs),
    hazes: textHazes(plan),
    waves: [plan.wave],
    traces: textTraces(plan),
    wires: [...wires, ...textTaps(plan), ...textLanes(plan)],
    chevrons: [...chevronsOf(wires), ...handOverMarks(plan), ...pastMarks(past)],
    somas: plan.banks.flatMap((bank) => bank.somas),
    rings: ringsOf(plan),
    valves: valvesOf(plan),
    landscapes: landscapesOf(plan),
    verdict: plan.verdict,
    glyphs: layoutGlyphs(plan),
    candidates: { element: layout.regions.probabilities?.offset ?? 0, count: shape.outputs },
    envelope: { element: top?.offset ?? 0, units: shape.hiddenSize, steps: plan.steps },
    past,
    labels: [
      ...textLabels(plan),
      ...pastLabels(plan),
      ...timeLabels(plan),
      ...circuitLabels(plan),
      ...signLabels(plan),
    ],
    cameras: textCameras(plan),
    pickables: [...textPickables(plan), ...pastPickables(plan)],
    symbols: shape.inputNames,
  };
}
