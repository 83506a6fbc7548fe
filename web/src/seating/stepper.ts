// A number with a button for one fewer and one for one more.

export function openSteppers(root: ParentNode): void {
  for (const stepper of root.querySelectorAll<HTMLElement>("[data-stepper]")) {
    const field = stepper.querySelector("input");
    if (!field) continue;
    const buttons = [...stepper.querySelectorAll<HTMLButtonElement>("[data-step]")];
    const show = (): void => {
      for (const button of buttons) {
        const next = field.valueAsNumber + Number(button.dataset["step"]);
        button.disabled = next < Number(field.min) || next > Number(field.max);
      }
    };
    for (const button of buttons) {
      button.addEventListener("click", () => {
        const next = (field.valueAsNumber || 0) + Number(button.dataset["step"]);
        field.value = String(Math.min(Math.max(next, Number(field.min)), Number(field.max)));
        show();
      });
    }
    field.addEventListener("input", show);
    show();
  }
}
