// <day-marks>: one thumb on a day of the calendar turns its mark: full, half, absent, day off, nothing.
// Not here: saving; without this file each day is an ordinary choice.

class DayMarks extends HTMLElement {
  connectedCallback() {
    this.signs = Object.fromEntries(this.dataset.signs.split(";").map((pair) => pair.split("=")));
    for (const select of this.querySelectorAll("select")) this.turnable(select);
  }

  turnable(select) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sign";
    button.addEventListener("click", () => {
      select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
      this.show(select, button);
    });
    select.before(button);
    select.hidden = true;
    this.show(select, button);
  }

  show(select, button) {
    const label = this.querySelector(`label[for="${select.id}"]`);
    const said = select.selectedOptions[0].textContent.trim();
    button.innerHTML = '<span aria-hidden="true"></span><span class="unseen"></span>';
    button.firstChild.textContent = this.signs[select.value];
    button.lastChild.textContent = `${label.textContent.trim()}: ${said.slice(said.indexOf(" ") + 1)}`;
    button.closest(".day").className = `day ${select.value}`;
  }
}

customElements.define("day-marks", DayMarks);
