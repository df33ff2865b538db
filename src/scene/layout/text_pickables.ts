import { hasGates } from '../../nn/shape.ts';
import type { Pickable } from './forms.ts';
import { fixed, none, ofStep } from './sources.ts';
import { layoutGlyphs } from './text_glyphs.ts';
import { tapsOf } from './text_lanes.ts';
import { gateOf, type TextPlan } from './text_plan.ts';
import { matrixOf, textTraces } from './text_traces.ts';
import { clock, drawsValves } from './text_units.ts';
import { errorTrunk } from './text_wires.ts';

/** How near a pointer must come to a tap. */
const tapRadius = 0.04;

/** What the pointer and the keyboard can ask of a text model, in the order of the signal. */
export function textPickables(plan: TextPlan): Pickable[] {
  return [...characters(plan), ...weights(plan), ...units(plan), ...verdicts(plan)];
}

function characters(plan: TextPlan): Pickable[] {
  const { layout, steps, wave } = plan;
  const glyphs = layoutGlyphs(plan).map((glyph): Pickable => {
    const { at, candidate, place } = glyph;
    const base = { group: 'character' as const, path: [at], radius: 0.24 };
    if (candidate)
      return {
        ...base,
        region: 'probabilities',
        index: [place],
        source: none,
        torch: 'torch.softmax(logits[-1])',
        key: 'scene.pick.candidate',
        names: {},
        rank: place,
      };
    const step = steps - 1 - place;
    const torch = `input[${step}]`;
    return {
      ...base,
      region: 'x',
      index: [step],
      source: glyph.symbol,
      torch,
      key: 'scene.pick.read',
      names: { step },
    };
  });
  const surprise: Pickable = {
    group: 'input',
    path: [wave.to, wave.from],
    radius: 0.3,
    region: 'rowLoss',
    index: [steps - 1],
    source: fixed(layout.regions.rowLoss, steps - 1),
    torch: 'loss',
    key: 'scene.pick.surprise',
    names: {},
    time: { steps: wave.steps, step: 1 },
  };
  return [surprise, ...glyphs];
}

function weights(plan: TextPlan): Pickable[] {
  const { layout, shape } = plan;
  const symbol = (index: number) => shape.inputNames[index] ?? String(index);
  return textTraces(plan).map((form): Pickable => {
    const trace = layout.traces[form.trace]!;
    const { kind } = matrixOf(trace.parameter);
    const unit = String(trace.to % shape.hiddenSize);
    const gate =
      hasGates(shape) && kind !== 'output' ? ['i', 'f', 'g', 'o'][Math.floor(trace.to / shape.hiddenSize)] : '';
    return {
      group: 'weight',
      path: form.points,
      radius: 0.035,
      region: 'weights',
      index: [form.trace],
      source: form.weight,
      gradient: form.gradient,
      torch: `${trace.parameter}[${trace.to}, ${trace.from}]`,
      key: gate ? 'scene.pick.gateWeight' : 'scene.pick.weight',
      names: {
        from: kind === 'input' ? symbol(trace.from) : String(trace.from),
        to: kind === 'output' ? (shape.outputNames[trace.to] ?? String(trace.to)) : unit,
        gate: gate ?? '',
      },
    };
  });
}

function units(plan: TextPlan): Pickable[] {
  const { shape, layout, steps, front, depth, rise } = plan;
  const gated = hasGates(shape);
  return plan.banks.flatMap((bank) =>
    bank.somas.flatMap((soma): Pickable[] => {
      const { layer, unit, at } = soma;
      const names = { layer: layer + 1, unit };
      const h = `h.${layer}`;
      const line = gated ? `c.${layer}` : h;
      const own: Pickable = {
        group: 'unit',
        path: [at],
        radius: bank.ring * 0.8,
        region: h,
        index: [steps - 1, unit],
        source: soma.value,
        gradient: soma.gradient,
        torch: `${shape.cell}.h_l${layer}[${steps - 1}, ${unit}]`,
        key: 'scene.pick.unit',
        names,
      };
      const taps = tapsOf(plan, soma);
      const list: Pickable[] = [
        own,
        {
          group: 'memory',
          path: [
            [at[0], front[1], front[2]],
            [at[0], front[1] + rise, front[2] - depth],
          ],
          radius: bank.pitch * 0.45,
          region: line,
          index: [steps - 1, unit],
          source: ofStep(layout.regions[line], unit),
          torch: `${shape.cell}.${gated ? 'c' : 'h'}_l${layer}`,
          key: gated ? 'scene.pick.memory' : 'scene.pick.unit',
          names,
          time: { steps, step: shape.hiddenSize },
        },
      ];
      if (taps.down) list.push({ ...own, path: taps.down.points, radius: tapRadius, beside: true });
      if (!drawsValves(plan)) return list;
      const gates = layout.regions[`gates.${layer}`];
      for (const { gate, index, angle } of clock) {
        const door: Pickable = {
          group: 'gate',
          path: [[at[0] + Math.cos(angle) * bank.ring, at[1] + Math.sin(angle) * bank.ring, at[2]]],
          radius: bank.ring * 0.28,
          region: `gates.${layer}`,
          index: [(gates?.shape[0] ?? 1) - 1, unit, index],
          source: gateOf(plan, soma, index),
          torch: `${shape.cell}.gates_l${layer}[${index * shape.hiddenSize + unit}]`,
          key: `scene.pick.gate.${gate}`,
          names,
        };
        list.push(door);
        if (gate === 'i' && taps.rise) list.push({ ...door, path: taps.rise.points, radius: tapRadius, beside: true });
      }
      return list;
    }),
  );
}

function verdicts(plan: TextPlan): Pickable[] {
  const { verdict, layout, steps } = plan;
  const [x, y, z] = verdict.at;
  const newest = (region: string, key: string, torch: string, dy: number): Pickable => ({
    group: 'verdict',
    path: [[x, y + dy, z]],
    radius: verdict.radius * 0.6,
    region,
    index: [steps - 1],
    source: fixed(layout.regions[region], steps - 1),
    torch,
    key,
    names: {},
  });
  const { down, along } = errorTrunk(plan);
  const way = { ...newest('rowLoss', 'scene.pick.nats', 'loss[-1]', 0), radius: 0.1 };
  return [
    newest('rowLoss', 'scene.pick.nats', 'loss[-1]', 0.3),
    newest('y', 'scene.pick.next', 'target[-1]', -0.35),
    // From below the lobe, which has its own.
    { ...way, path: down.slice(2) },
    { ...way, path: along, beside: true },
  ];
}
