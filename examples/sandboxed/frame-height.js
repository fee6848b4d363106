// A framed figure says how tall it is; the frame follows.
addEventListener('message', ({ data, source }) => {
  // A frame of height 0 draws nothing, and would stay so.
  if (data?.type !== 'convlens-height' || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === source) frame.style.height = `${Math.ceil(data.height)}px`;
  }
});
