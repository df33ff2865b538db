enable subgroups;
// Lanes of a subgroup take the same turns: which row they are at comes from their first lane.
diagnostic(off, subgroup_uniformity);

// As softmax_cross_entropy, with a subgroup a row, whose lanes meet in registers: no memory of the workgroup, no barrier.
// Subgroups are as large as the device has them and take the eight rows of a workgroup as they get to them; what a row
// comes to does not depend on which of them did it.

struct Params {
  R: u32,
  V: u32,
}

@group(0) @binding(0) var<storage, read> logits: array<f32>;              // [R,V]
@group(0) @binding(1) var<storage, read> targets: array<u32>;             // [R]
@group(0) @binding(2) var<storage, read_write> dlogits: array<f32>;       // [R,V]
@group(0) @binding(3) var<storage, read_write> probabilities: array<f32>; // [R,V]
@group(0) @binding(4) var<storage, read_write> rowLoss: array<f32>;       // [R]
@group(0) @binding(5) var<uniform> params: Params;

override WORKGROUP_X: u32 = 8;
override WORKGROUP_Y: u32 = 8;

var<workgroup> taken: atomic<u32>; // rows of this workgroup that are done or being done

@compute @workgroup_size(WORKGROUP_X, WORKGROUP_Y)
fn softmax_cross_entropy_subgroups(@builtin(workgroup_id) group: vec3u) {
  let V = params.V;
  // Counted, not asked for: a subgroup may be larger than the workgroup.
  let lanes = subgroupAdd(1u);
  let lane = subgroupExclusiveAdd(1u);
  let first = group.y * WORKGROUP_Y;
  loop {
    var ticket = 0u;
    if (subgroupElect()) {
      ticket = atomicAdd(&taken, 1u);
    }
    ticket = subgroupBroadcastFirst(ticket);
    let r = first + ticket;
    if (ticket >= WORKGROUP_Y || r >= params.R) {
      break;
    }
    let row = r * V;
    var peak = logits[row];
    for (var v = lane; v < V; v += lanes) {
      peak = max(peak, logits[row + v]);
    }
    peak = subgroupMax(peak);
    var sum = 0.0;
    for (var v = lane; v < V; v += lanes) {
      sum += exp_of(logits[row + v] - peak);
    }
    sum = subgroupAdd(sum);
    let label = targets[r];
    for (var v = lane; v < V; v += lanes) {
      let p = exp_of(logits[row + v] - peak) / sum;
      probabilities[row + v] = p;
      dlogits[row + v] = (p - select(0.0, 1.0, v == label)) / f32(params.R);
    }
    if (lane == 0u) {
      rowLoss[r] = log(sum) - (logits[row + label] - peak);
    }
  }
}
