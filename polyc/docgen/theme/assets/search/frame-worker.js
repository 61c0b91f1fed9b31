// From a folder a browser starts no worker, and the theme searches in one: there a hidden frame does the work.
"use strict";

(() => {
  if (location.protocol !== "file:") return;

  /** What a worker has and a frame has not. */
  function worker() {
    globalThis.postMessage = (data) => parent.postMessage(data, "*");
    globalThis.importScripts = (...addresses) =>
      addresses.reduce((before, src) => before.then(() => new Promise((then, fail) => {
        const script = document.createElement("script");
        Object.assign(script, { src, onload: then, onerror: fail });
        document.body.append(script);
      })), Promise.resolve());
  }

  /** By this name the theme's worker asks whether it stands in a frame. */
  globalThis.IFrameWorker = class extends EventTarget {
    constructor(address) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      this.frame.title = "站内搜索";
      document.body.append(this.frame);
      const inner = this.frame.contentWindow;
      const page = inner.document;
      page.open();
      page.write(`<html><body><script>(${worker})()<\/script><script src="${encodeURI(address)}"><\/script></body></html>`);
      page.close();
      this.ready = new Promise((then) => (inner.onload = then)); // opening a page forgets what was set before
      globalThis.addEventListener("message", (event) => {
        if (event.source === inner) this.answer(event.data);
      });
    }

    answer(data) {
      const event = new MessageEvent("message", { data });
      this.dispatchEvent(event);
      if (this.onmessage) this.onmessage(event);
    }

    postMessage(data) {
      this.ready.then(() => this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data })));
    }

    terminate() {
      this.frame.remove();
    }
  };
  globalThis.Worker = globalThis.IFrameWorker;
})();
