// The three networks whose weights face-api ships, as ONNX graphs. Their shapes are those of the published
// architectures: SSD on MobileNet v1, a 68-point network of four densely connected blocks, and dlib's ResNet-29.
import { Graph } from './onnx.mjs';
import { depthwise, filters } from './weights.mjs';

/** TensorFlow's "same" padding for a square input: what is missing goes to the right and below first. */
function same(size, kernel, stride) {
  const total = Math.max(0, (Math.ceil(size / stride) - 1) * stride + kernel - size);
  const before = Math.floor(total / 2);
  return [before, before, total - before, total - before];
}

/** Faces on 512 × 512 pixels: corners as top, left, bottom, right in 0..1 [1, 5118, 4], and scores [1, 5118, 1]. */
export function detector(weights) {
  const Epsilon = 0.0010000000474974513;
  const graph = new Graph();
  const scalar = (value) => graph.floats({ data: Float32Array.of(value), shape: [] });
  const clip = (input) => graph.node('Clip', [input, scalar(0), scalar(6)]);
  const pointwise = (input, name, size, stride) => {
    const kernel = weights.get(`${name}_pointwise/weights`);
    const bias = weights.get(`${name}_pointwise/convolution_bn_offset`);
    return clip(graph.conv(input, filters(kernel), bias, { stride, pads: same(size, kernel.shape[0], stride) }));
  };
  const deep = (input, name, size, stride) => {
    const part = (key) => weights.get(`${name}_depthwise/BatchNorm/${key}`).data;
    const [gamma, beta, mean, variance] = ['gamma', 'beta', 'moving_mean', 'moving_variance'].map(part);
    const scale = (channel) => gamma[channel] / Math.sqrt(variance[channel] + Epsilon);
    const kernel = weights.get(`${name}_depthwise/depthwise_weights`);
    const bias = { data: beta.map((value, c) => value - mean[c] * scale(c)), shape: [beta.length] };
    const options = { stride, pads: same(size, 3, stride), groups: beta.length };
    return clip(graph.conv(input, depthwise(kernel, scale), bias, options));
  };

  let x = pointwise('x', 'MobilenetV1/Conv2d_0', 512, 2);
  let size = 256;
  let early = x;
  for (let layer = 1; layer <= 13; layer++) {
    const stride = [2, 4, 6, 12].includes(layer) ? 2 : 1;
    x = deep(x, `MobilenetV1/Conv2d_${layer}`, size, stride);
    size /= stride;
    x = pointwise(x, `MobilenetV1/Conv2d_${layer}`, size, 1);
    early = layer === 11 ? x : early;
  }
  const maps = [early, x];
  for (let layer = 0; layer < 8; layer++) {
    const stride = layer % 2 === 0 ? 1 : 2;
    x = pointwise(x, `Prediction/Conv2d_${layer}`, size, stride);
    size = Math.ceil(size / stride);
    if (stride === 2) {
      maps.push(x);
    }
  }

  const head = (kind, values) => graph.node('Concat', maps.map((map, i) => {
    const name = `Prediction/BoxPredictor_${i}/${kind}`;
    const [kernel, bias] = [weights.get(`${name}/weights`), weights.get(`${name}/biases`)];
    const conv = graph.conv(map, filters(kernel), bias, { pads: [0, 0, 0, 0] });
    const rows = graph.node('Transpose', [conv], { perm: [0, 2, 3, 1] });
    return graph.node('Reshape', [rows, graph.ints([1, -1, values])]);
  }), { axis: 1 });
  const boxes = decoded(graph, head('BoxEncodingPredictor', 4), weights.get('Output/extra_dim'));
  const scores = graph.node('Sigmoid', [slice(graph, head('ClassPredictor', 3), 1, 2)]);
  return graph.model('face detector', ['x', [1, 3, 512, 512]], [[boxes, [1, 5118, 4]], [scores, [1, 5118, 1]]]);
}

function slice(graph, input, from, to) {
  return graph.node('Slice', [input, graph.ints([from]), graph.ints([to]), graph.ints([2])]);
}

/** SSD's box code: the centre moves by tenths of the prior's size, the size grows by the power of fifths. */
function decoded(graph, code, priors) {
  const count = priors.shape[1];
  const perPrior = (valueOf) => {
    const data = new Float32Array(count * 2);
    for (let i = 0; i < data.length; i++) {
      const [low, high] = [priors.data[(i >> 1) * 4 + (i & 1)], priors.data[(i >> 1) * 4 + 2 + (i & 1)]];
      data[i] = valueOf(high - low, (low + high) / 2);
    }
    return graph.floats({ data, shape: [1, count, 2] });
  };
  const fifth = graph.floats({ data: Float32Array.of(0.2), shape: [] });
  const moved = graph.node('Mul', [slice(graph, code, 0, 2), perPrior((size) => size / 10)]);
  const centre = graph.add(moved, perPrior((_, middle) => middle));
  const growth = graph.node('Exp', [graph.node('Mul', [slice(graph, code, 2, 4), fifth])]);
  const half = graph.node('Mul', [growth, perPrior((size) => size / 2)]);
  return graph.node('Concat', [graph.node('Sub', [centre, half]), graph.add(centre, half)], { axis: 2 });
}

/** 68 points on 112 × 112 pixels, as x, y pairs in 0..1 of the crop. */
export function landmarks(weights) {
  const graph = new Graph();
  const separable = (input, name, size, stride) => {
    const kernel = depthwise(weights.get(`${name}/depthwise_filter`));
    const channels = kernel.shape[0];
    const none = { data: new Float32Array(channels), shape: [channels] };
    const options = { stride, pads: same(size, 3, stride), groups: channels };
    const deep = graph.conv(input, kernel, none, options);
    const across = filters(weights.get(`${name}/pointwise_filter`));
    return graph.conv(deep, across, weights.get(`${name}/bias`), { pads: [0, 0, 0, 0] });
  };

  let x = 'x';
  let size = 112;
  for (let block = 0; block < 4; block++) {
    const name = (layer) => `dense${block}/conv${layer}`;
    const first = block === 0
      ? graph.conv(x, filters(weights.get(`${name(0)}/filters`)), weights.get(`${name(0)}/bias`), {
        stride: 2, pads: same(size, 3, 2),
      })
      : separable(x, name(0), size, 2);
    size = Math.ceil(size / 2);
    let sum = graph.relu(first);
    let before = sum;
    for (let layer = 1; layer < 4; layer++) {
      sum = graph.add(sum, separable(before, name(layer), size, 1));
      before = graph.relu(sum);
    }
    x = before;
  }
  x = graph.node('AveragePool', [x], { kernel_shape: [7, 7], strides: [2, 2] });
  x = graph.node('Flatten', [x], { axis: 1 });
  x = graph.node('Gemm', [x, graph.floats(weights.get('fc/weights')), graph.floats(weights.get('fc/bias'))]);
  return graph.model('face landmarks', ['x', [1, 3, 112, 112]], [[x, [1, 136]]]);
}

/** The descriptor of 128 values on an aligned face of 150 × 150 pixels. */
export function embedding(weights) {
  const graph = new Graph();
  const conv = (input, name, stride, pads) => {
    const [scale, offset] = [weights.get(`${name}/scale/weights`).data, weights.get(`${name}/scale/biases`).data];
    const bias = weights.get(`${name}/conv/bias`).data;
    const folded = { data: bias.map((value, o) => value * scale[o] + offset[o]), shape: [bias.length] };
    return graph.conv(input, filters(weights.get(`${name}/conv/filters`), (o) => scale[o]), folded, {
      stride, pads: [pads, pads, pads, pads],
    });
  };
  const pad = (input, pads) => graph.node('Pad', [input, graph.ints(pads)]);
  const residual = (input, name) => {
    const first = graph.relu(conv(input, `${name}/conv1`, 1, 1));
    return graph.relu(graph.add(conv(first, `${name}/conv2`, 1, 1), input));
  };
  // Halves the size; the shortcut is an average, filled with zeros up to the wider block's channels.
  const down = (input, name, moreChannels, isOneSmaller) => {
    const first = graph.relu(conv(input, `${name}/conv1`, 2, 0));
    let main = conv(first, `${name}/conv2`, 1, 1);
    let shortcut = graph.node('AveragePool', [input], { kernel_shape: [2, 2], strides: [2, 2] });
    main = isOneSmaller ? pad(main, [0, 0, 0, 0, 0, 0, 1, 1]) : main;
    shortcut = moreChannels > 0 ? pad(shortcut, [0, 0, 0, 0, 0, moreChannels, 0, 0]) : shortcut;
    return graph.relu(graph.add(shortcut, main));
  };
  const blocks = (input, name, count) => {
    let x = input;
    for (let i = 1; i <= count; i++) {
      x = residual(x, `${name}_${i}`);
    }
    return x;
  };

  let x = graph.relu(conv('x', 'conv32_down', 2, 0));
  x = blocks(graph.node('MaxPool', [x], { kernel_shape: [3, 3], strides: [2, 2] }), 'conv32', 3);
  x = blocks(down(x, 'conv64_down', 32, false), 'conv64', 3);
  x = blocks(down(x, 'conv128_down', 64, false), 'conv128', 2);
  x = blocks(down(x, 'conv256_down', 128, true), 'conv256', 2);
  x = down(x, 'conv256_down_out', 0, true);
  x = graph.node('ReduceMean', [x], { axes: [2, 3], keepdims: 0 });
  x = graph.node('MatMul', [x, graph.floats(weights.get('fc'))]);
  return graph.model('face descriptor', ['x', [1, 3, 150, 150]], [[x, [1, 128]]]);
}
