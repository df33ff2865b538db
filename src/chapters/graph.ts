import type { Formula } from './formula.ts';
import type { Say } from './say.ts';
import { activations, type SongNetwork, sigmoid } from './song_network.ts';

/** A number of the update, and how the loss changes with it. */
export interface GraphNode {
  readonly id: string;
  readonly kind: 'input' | 'weight' | 'product' | 'sum' | 'unit' | 'answer' | 'loss';
  /** A feature's name, or the name in formulas. */
  readonly name: string;
  readonly value: number;
  /** dL/dvalue. */
  readonly grad: number;
  /** Column from the left, 0 for the inputs; row from the top in its column. Weights lie in their products. */
  readonly column: number;
  readonly row: number;
  /** Of a weight: its parameter, its place there, and its value after the update. */
  readonly weight?: { readonly parameter: string; readonly index: number; readonly after: number };
}

export interface GraphLink {
  readonly from: string;
  readonly to: string;
  /** d(to)/d(from) at these numbers. */
  readonly local: number;
}

/** One thing to look at, in the order of the update. */
export interface GraphMoment {
  readonly phase: 'forward' | 'loss' | 'backward' | 'update';
  /** Ids of the nodes it is about. */
  readonly focus: readonly string[];
  readonly say: Say;
  /** The rule, then the same with the numbers put in. */
  readonly formulas: readonly Formula[];
}

export interface GraphView {
  readonly nodes: readonly GraphNode[];
  readonly links: readonly GraphLink[];
  readonly moments: readonly GraphMoment[];
  /** Moment that the step opens with. */
  readonly open: number;
  /** Songs that can teach next, and which one did. */
  readonly songs: readonly string[];
  readonly row: number;
}

export type Graph = Pick<GraphView, 'nodes' | 'links'>;

/**
 * The computation of one song's loss, with all derivatives: forward through products, sums, units and the sigmoid to
 * L = -ln p where liked, -ln(1 - p) where not; backward by the chain rule, link by link (Rumelhart, Hinton and Williams
 * 1986). `after` is the same network after the update.
 */
export function updateGraph(
  network: SongNetwork,
  features: readonly number[],
  liked: 0 | 1,
  featureNames: readonly string[],
  after: SongNetwork,
): Graph {
  type Draft = { -readonly [K in keyof GraphNode]: GraphNode[K] };
  const nodes: Draft[] = [];
  const links: GraphLink[] = [];
  const add = (node: Omit<Draft, 'grad'>, from: readonly (readonly [Draft, number])[] = []): Draft => {
    const made = { ...node, grad: 0 };
    nodes.push(made);
    for (const [{ id }, local] of from) links.push({ from: id, to: made.id, local });
    return made;
  };
  let column = 0;
  let inputs = features.map((value, i) =>
    add({ id: `x${i + 1}`, kind: 'input', name: featureNames[i]!, value, column, row: i }),
  );
  const rule = activations[network.activation];
  network.layers.forEach(({ name, weight, bias }, l) => {
    const last = l === network.layers.length - 1;
    const [w, z] = network.layers.length === 1 ? ['w', 'z'] : last ? ['v', 'z'] : ['w', 'a'];
    const units = weight.map((row, o) => {
      const at = last ? '' : `${o + 1}`;
      const terms = row.map((value, i) => {
        const input = inputs[i]!;
        const mine = add({
          id: `${w}${at}${i + 1}`,
          kind: 'weight',
          name: `${w}${at}${i + 1}`,
          value,
          column: column + 1,
          row: o * (row.length + 1) + i,
          weight: { parameter: `${name}.weight`, index: o * row.length + i, after: after.layers[l]!.weight[o]![i]! },
        });
        const product = { id: `${mine.id}·`, kind: 'product' as const, name: input.name, value: value * input.value };
        return add({ ...product, column: column + 1, row: mine.row }, [
          [mine, input.value],
          [input, value],
        ]);
      });
      const own = add({
        id: `b${last && l > 0 ? 'v' : at}`,
        kind: 'weight',
        name: `b${at}`,
        value: bias[o]!,
        column: column + 1,
        row: o * (row.length + 1) + row.length,
        weight: { parameter: `${name}.bias`, index: o, after: after.layers[l]!.bias[o]! },
      });
      const value = terms.reduce((sum, term) => sum + term.value, bias[o]!);
      return add(
        { id: `${z}${at}`, kind: 'sum', name: `${z}${at}`, value, column: column + 2, row: o },
        [...terms, own].map((term) => [term, 1] as const),
      );
    });
    column += 3;
    inputs = units.map((sum, o) => {
      if (last) {
        const p = sigmoid(sum.value);
        return add({ id: 'p', kind: 'answer', name: 'p', value: p, column, row: 0 }, [[sum, p * (1 - p)]]);
      }
      const value = rule.value(sum.value);
      const slope = rule.slope(value, sum.value);
      return add({ id: `h${o + 1}`, kind: 'unit', name: `h${o + 1}`, value, column, row: o }, [[sum, slope]]);
    });
  });
  const p = inputs[0]!;
  const loss = add(
    { id: 'L', kind: 'loss', name: 'L', value: -Math.log(liked ? p.value : 1 - p.value), column: column + 1, row: 0 },
    [[p, liked ? -1 / p.value : 1 / (1 - p.value)]],
  );
  loss.grad = 1;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  // Links were made in the order of the computation; backward, every one finds the gradient of its end complete.
  for (const { from, to, local } of links.toReversed()) byId.get(from)!.grad += byId.get(to)!.grad * local;
  return { nodes, links };
}
