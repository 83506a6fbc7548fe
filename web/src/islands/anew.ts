// Shows a page anew when what it tells of has moved on, but not while a form is
// on its way: that would keep the page it leads to from coming.

let leaving = false;
let wanted = false;

document.addEventListener("submit", (event) => {
  leaving ||= !event.defaultPrevented;
});
// Somebody came back to the page that the form was sent from.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  leaving = false;
  if (wanted) location.reload();
});

/** Shows the page anew, or once somebody comes back to it if they are just leaving. */
export function showAnew(): void {
  wanted = true;
  if (!leaving) location.reload();
}
