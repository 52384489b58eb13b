// Draws the answers that browserbench.cpp names with uPlot and says how long it took, in milliseconds.
"use strict";

const colors = ["#4c9aff", "#f59f00", "#37b24d", "#f03e3e", "#9c36b5", "#0ca678", "#e8590c", "#1098ad"];

// The text of an answer as uPlot wants it: one column of times, one of values for each series.
function columnsOf(text) {
    const result = JSON.parse(text).data.result;
    const times = Float64Array.from(result[0].values, pair => pair[0]);
    const columns = [times];
    for (const series of result) {
        const values = new Float64Array(times.length);
        for (let i = 0; i < values.length; ++i)
            values[i] = +series.values[i][1];
        columns.push(values);
    }
    return columns;
}

function optionsFor(columns, width, height) {
    const series = [{}];
    for (let i = 1; i < columns.length; ++i)
        series.push({stroke: colors[i % colors.length], width: 1});
    return {width, height, series, legend: {show: false}, cursor: {show: false}};
}

// What uPlot has put off until the end of the task is drawn when this resolves.
const drawn = () => new Promise(queueMicrotask);
const nextFrame = () => new Promise(requestAnimationFrame);
// A message that is sent before a frame is painted arrives after it.
const nextFramePainted = () => new Promise(resolve => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(null);
}));

async function measured(work) {
    const start = performance.now();
    work();
    await drawn();
    const worked = performance.now();
    await nextFramePainted();
    return {work: worked - start, frame: performance.now() - start};
}

async function run({text, panels, width, height, shares}) {
    document.body.style.width = `${width}px`;
    await nextFrame();
    await new Promise(resolve => setTimeout(resolve, Math.random() * 16)); // anywhere between two frames
    const plots = [];
    const result = {show: await measured(() => {
        for (let i = 0; i < panels; ++i) {
            const columns = columnsOf(text);
            plots.push(new uPlot(optionsFor(columns, width, height), columns, document.body));
        }
    }), zooms: []};
    const times = plots[0].data[0];
    const first = times[0];
    const length = times[times.length - 1] - first;
    for (const share of shares) {
        result.zooms.push(await measured(() => {
            for (const plot of plots)
                plot.setScale("x", {min: first + length * (1 - share) / 2, max: first + length * (1 + share) / 2});
        }));
    }
    plots.forEach(plot => plot.destroy());
    return result;
}

async function main() {
    let body = "{}";
    let name = "";
    let text = "";
    for (;;) {
        const order = await (await fetch("next", {method: "POST", body})).json();
        if (!order.name)
            return;
        if (order.name !== name)
            text = await (await fetch(`data/${order.name}`)).text();
        name = order.name;
        try {
            body = JSON.stringify(await run({...order, text}));
        } catch (error) {
            body = JSON.stringify({error: String(error)});
        }
    }
}

main();
