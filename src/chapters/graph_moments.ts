import { derivative, type Formula, type Part } from './formula.ts';
import type { Graph, GraphMoment, GraphNode } from './graph.ts';
import { num } from './say.ts';

const digits = 3;
const number = (value: number) => num(value, digits);
const symbolOf = ({ name }: Pick<GraphNode, 'name'>): Part => {
  const [, letter = name, index = ''] = /^([a-z])(\d+)$/.exec(name) ?? [];
  return index ? { sub: [letter, index] } : letter;
};

/** The update in the order in which it happens: forward, loss, backward by the chain rule, and the new weights. */
export function momentsOf(graph: Graph, liked: 0 | 1, learningRate: number, activation: string): GraphMoment[] {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const into = (id: string) =>
    graph.links.filter(({ to }) => to === id).map((link) => ({ ...link, node: byId.get(link.from)! }));
  const forward = graph.nodes.flatMap((node) => forwardOf(node, into, liked, activation));
  // Layer by layer from the right, and in a layer from the top.
  const ordered = graph.nodes.toSorted((a, b) => b.column - a.column || a.row - b.row);
  const backward = ordered.flatMap((node) => backwardOf(node, graph, byId, liked, activation));
  const updates = graph.nodes.flatMap((node) => updateOf(node, learningRate));
  return [...forward, ...backward, ...updates];
}

type Into = (id: string) => readonly { readonly node: GraphNode; readonly local: number }[];

function forwardOf(node: GraphNode, into: Into, liked: 0 | 1, activation: string): GraphMoment[] {
  const sign = symbolOf(node);
  if (node.kind === 'sum') {
    const terms = into(node.id).map(({ node: term }) => term);
    const factors = terms.map((term) =>
      term.kind === 'product' ? into(term.id).map(({ node: part }) => part) : [term],
    );
    const joined = (of: (part: GraphNode) => Part): Formula =>
      factors.flatMap((pair, i) => [
        ...(i ? ['+'] : []),
        ...pair.flatMap((part, k) => (k ? ['·', of(part)] : [of(part)])),
      ]);
    const inputName = (part: GraphNode) => (part.kind === 'input' ? part.name : symbolOf(part));
    return [
      {
        phase: 'forward',
        focus: [node.id, ...terms.map(({ id }) => id)],
        say: { key: 'graph.sum', values: { value: number(node.value) } },
        formulas: [
          [sign, '=', ...joined(inputName)],
          [sign, '=', ...joined(({ value }) => number(value)), '=', number(node.value)],
        ],
      },
    ];
  }
  const [from] = into(node.id);
  if (!from || node.kind === 'product') return [];
  const input = symbolOf(from.node);
  const rule: Formula =
    node.kind === 'loss'
      ? ['−', 'ln', '(', ...(liked ? [input] : ['1', '−', input]), ')']
      : [node.kind === 'answer' ? 'σ' : activation, '(', input, ')'];
  const filled: Formula =
    node.kind === 'loss'
      ? ['−', 'ln', '(', ...(liked ? [number(from.node.value)] : ['1', '−', number(from.node.value)]), ')']
      : [node.kind === 'answer' ? 'σ' : activation, '(', number(from.node.value), ')'];
  const key =
    node.kind === 'loss'
      ? liked
        ? 'graph.lossLiked'
        : 'graph.lossOther'
      : node.kind === 'answer'
        ? 'graph.answer'
        : 'graph.unit';
  return [
    {
      phase: node.kind === 'loss' ? 'loss' : 'forward',
      focus: [node.id, from.node.id],
      say: { key, values: { value: number(node.value) } },
      formulas: [
        [sign, '=', ...rule],
        [sign, '=', ...filled, '=', number(node.value)],
      ],
    },
  ];
}

/** How the loss changes with a node: the sum over where it goes of that gradient times the local slope. */
function backwardOf(
  node: GraphNode,
  { links }: Graph,
  byId: ReadonlyMap<string, GraphNode>,
  liked: 0 | 1,
  activation: string,
): GraphMoment[] {
  if (node.kind === 'loss' || node.kind === 'product' || node.kind === 'input') return [];
  const out = links.filter(({ from }) => from === node.id);
  const ends = out.map(({ to }) => {
    const end = byId.get(to)!;
    // A product goes on into its sum unchanged: told as one link.
    return end.kind === 'product' ? byId.get(links.find(({ from }) => from === end.id)!.to)! : end;
  });
  const sign = symbolOf(node);
  const chain = ends.flatMap((end, i): Part[] => {
    const rest: Part[] = end.kind === 'loss' ? [] : [derivative('L', symbolOf(end)), '·'];
    return [...(i ? ['+'] : []), ...rest, derivative(symbolOf(end), sign)];
  });
  const filled = ends.flatMap((end, i): Part[] => {
    const rest: Part[] = end.kind === 'loss' ? [] : [number(end.grad), '·'];
    return [...(i ? ['+'] : []), ...rest, number(out[i]!.local)];
  });
  const whole: Part = derivative('L', sign);
  const slope = slopeOf(node, ends[0]!, liked, activation);
  const numbers: Formula = [whole, '=', ...filled, ...(filled.length > 1 ? ['=', number(node.grad)] : [])];
  const rule: Formula = ends[0]!.kind === 'loss' ? [whole, '=', ...slope] : [whole, '=', ...chain];
  const local: Formula[] =
    slope.length && ends[0]!.kind !== 'loss'
      ? [[derivative(symbolOf(ends[0]!), sign), '=', ...slope, '=', number(out[0]!.local)]]
      : [];
  return [
    {
      phase: 'backward',
      focus: [node.id, ...ends.map(({ id }) => id)],
      say: {
        key: node.kind === 'weight' ? 'graph.blame' : 'graph.back',
        values: { name: node.name, value: number(node.grad) },
      },
      formulas: [rule, ...local, numbers],
    },
  ];
}

/** The local slope as a rule, where there is more to it than a weight or an input. */
function slopeOf(node: GraphNode, end: GraphNode, liked: 0 | 1, activation: string): Formula {
  const sign = symbolOf(end);
  if (end.kind === 'loss')
    return liked ? ['−', { frac: [['1'], [symbolOf(node)]] }] : [{ frac: [['1'], ['1', '−', symbolOf(node)]] }];
  if (end.kind === 'answer' || (end.kind === 'unit' && activation === 'sigmoid'))
    return [sign, '·', '(', '1', '−', sign, ')'];
  if (end.kind === 'unit' && activation === 'tanh') return ['1', '−', sign, '·', sign];
  return [];
}

function updateOf(node: GraphNode, learningRate: number): GraphMoment[] {
  if (!node.weight) return [];
  const sign = symbolOf(node);
  const rate = num(learningRate, 2);
  return [
    {
      phase: 'update',
      focus: [node.id],
      say: { key: 'graph.update', values: { name: node.name, value: number(node.weight.after) } },
      formulas: [
        [sign, '←', sign, '−', 'η', '·', derivative('L', sign)],
        [sign, '←', number(node.value), '−', rate, '·', number(node.grad), '=', number(node.weight.after)],
      ],
    },
  ];
}
