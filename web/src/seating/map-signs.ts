// Signs drawn on a canvas, in its current colours.

/** Somebody in a wheelchair, in the middle of a square. */
export function drawWheelchair(ink: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  ink.save();
  ink.translate(x - size / 2, y - size / 2);
  ink.scale(size / 24, size / 24);
  ink.lineWidth = 2.2;
  ink.lineCap = ink.lineJoin = "round";
  ink.beginPath();
  ink.arc(10, 3.6, 2, 0, 2 * Math.PI);
  ink.fill();
  ink.beginPath(); // back, arm, seat and leg
  ink.moveTo(10, 7.5);
  ink.lineTo(10.6, 13.4);
  ink.lineTo(16, 13.4);
  ink.lineTo(18.6, 19.4);
  ink.moveTo(10.2, 9.8);
  ink.lineTo(15, 9.8);
  ink.stroke();
  ink.beginPath(); // wheel
  ink.arc(10.4, 16.4, 5.4, -Math.PI * 0.62, Math.PI * 0.16, true);
  ink.stroke();
  ink.restore();
}

/** A tick in the middle of a square. */
export function drawTick(ink: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  ink.lineWidth = size * 0.11;
  ink.lineCap = ink.lineJoin = "round";
  ink.beginPath();
  ink.moveTo(x - size * 0.22, y + size * 0.02);
  ink.lineTo(x - size * 0.06, y + size * 0.18);
  ink.lineTo(x + size * 0.24, y - size * 0.16);
  ink.stroke();
}

/** A cross in the middle of a square. */
export function drawCross(ink: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  const wide = size * 0.17;
  ink.beginPath();
  ink.moveTo(x - wide, y - wide);
  ink.lineTo(x + wide, y + wide);
  ink.moveTo(x - wide, y + wide);
  ink.lineTo(x + wide, y - wide);
  ink.stroke();
}
