// Runs in the page before its own scripts: notes when pictures are drawn. Playwright injects it as
// it stands, so it is JavaScript and imports nothing.
(() => {
  /** Calls back when the next frame has been drawn on the main thread. */
  const afterFrame = (/** @type {(time: number) => void} */ done) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now());
      channel.port2.postMessage(null);
    });

  /** The overview and both maps of the pair, each with its cells. */
  const hasPicture = () => {
    const figures = [...document.querySelectorAll('[role="figure"]')];
    return figures.filter((figure) => figure.querySelector('path, canvas')).length >= 3;
  };
  const passText = () =>
    /read on this machine in ([\d,]+)/.exec(document.querySelector('header')?.textContent ?? '');

  const bench = {
    /** @type {number | null} */ firstPicture: null,
    /** @type {number | null} */ firstReading: null,
    /** @type {{ start: number, duration: number }[]} */ longTasks: [],
    /** How often the slider has moved. */
    moves: 0,
    passText,

    /** Frame intervals in milliseconds, for so long. */
    frames: (/** @type {number} */ milliseconds) =>
      new Promise((resolve) => {
        /** @type {number[]} */
        const times = [];
        const next = (/** @type {number} */ time) => {
          times.push(time);
          if (time - times[0] < milliseconds) requestAnimationFrame(next);
          else resolve(times.slice(1).map((each, i) => each - times[i]));
        };
        requestAnimationFrame(next);
      }),

    /** From the next event of a kind to the frame in which the new reading's overview and pair are drawn. */
    nextReading: (/** @type {'keydown' | 'click'} */ kind) =>
      new Promise((resolve) => {
        let begun = 0;
        let seenStale = false;
        const observer = new MutationObserver(() => {
          const stale = document.querySelector('.figures.stale') !== null;
          seenStale ||= stale;
          if (!seenStale || stale) return;
          if (document.querySelectorAll('.pair [role="figure"] [role="grid"]').length < 2) return;
          observer.disconnect();
          const milliseconds = Number(passText()?.[1].replace(',', '') ?? NaN);
          afterFrame((now) => resolve({ latency: now - begun, pass: milliseconds }));
        });
        addEventListener(
          kind,
          (event) => {
            begun = event.timeStamp;
            observer.observe(document.body, {
              attributes: true,
              characterData: true,
              childList: true,
              subtree: true
            });
          },
          { capture: true, once: true }
        );
      }),

    /** From the pointer's next move to the frame in which what `selector` names has followed. */
    nextMove: (/** @type {string} */ selector) =>
      new Promise((resolve) => {
        addEventListener(
          'pointermove',
          (event) => {
            const observer = new MutationObserver(() => {
              observer.disconnect();
              afterFrame((now) => resolve(now - event.timeStamp));
            });
            const options = {
              attributes: true,
              characterData: true,
              childList: true,
              subtree: true
            };
            for (const part of document.querySelectorAll(selector)) observer.observe(part, options);
          },
          { capture: true, once: true }
        );
      })
  };
  Object.assign(globalThis, { bench });

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      bench.longTasks.push({ start: startTime, duration });
    }
  }).observe({ type: 'longtask', buffered: true });

  addEventListener(
    'input',
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'range') bench.moves++;
    },
    { capture: true }
  );

  const watch = () => {
    if (bench.firstPicture === null && hasPicture()) {
      bench.firstPicture = 0;
      afterFrame((now) => (bench.firstPicture = now));
    }
    if (bench.firstReading === null && passText()) {
      bench.firstReading = 0;
      afterFrame((now) => (bench.firstReading = now));
    }
    if (!bench.firstPicture || !bench.firstReading) requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);
})();
