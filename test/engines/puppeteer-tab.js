/** A tab of Chromium or Firefox; engines.js says what it does. */
export function puppeteerTab(page) {
  return {
    run: (task, ...args) => page.evaluate(task, ...args),
    until: (task, ...args) => page.waitForFunction(task, { polling: 200 }, ...args),
    press: (key) => page.keyboard.press(key),
    stroke: async ([[x, y], ...rest]) => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (const [toX, toY] of rest) await page.mouse.move(toX, toY);
      await page.mouse.up();
    },
    upload: async (find, file) => {
      const field = await page.evaluateHandle(find);
      await field.uploadFile(file);
    },
    close: () => page.close(),
  };
}
