/** How loud the microphone hears, from 0 to 1. */

/** Calls back about 20 times a second with the loudness. Returns how to stop. */
export function watchLevel(stream: MediaStream, onLevel: (level: number) => void): () => void {
  if (stream.getAudioTracks().length === 0) return () => undefined;
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  const source = context.createMediaStreamSource(new MediaStream(stream.getAudioTracks()));
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  // A context may wait for a press; the next one on the page wakes it.
  const resume = () => void context.resume();
  resume();
  window.addEventListener("pointerdown", resume);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    let sum = 0;
    for (const sample of samples) sum += sample * sample;
    const decibels = 20 * Math.log10(Math.sqrt(sum / samples.length) || 1e-6);
    // -60 dB is a quiet room, -10 dB loud speech.
    onLevel(Math.min(1, Math.max(0, (decibels + 60) / 50)));
  }, 50);
  return () => {
    clearInterval(timer);
    window.removeEventListener("pointerdown", resume);
    source.disconnect();
    void context.close();
  };
}
