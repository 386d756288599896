/**
 * What a host page loads from /embed.js: an element greenroom-frame that shows a room, an application or a share page, and says as DOM
 * events what happens in it. One classic script without dependencies.
 */
(() => {
  const NAME = "greenroom-frame";
  /** Attribute of the element and parameter of the address. */
  const PARAMETERS: Record<string, string> = {
    color: "color",
    logo: "logo",
    language: "language",
    "first-name": "firstName",
    "last-name": "lastName",
    email: "email",
    "phone-number": "phoneNumber",
  };

  interface Options {
    src: string;
    color?: string;
    logo?: string;
    /** A code such as "de". Otherwise the room goes by the position and the browser, a share page by the browser. */
    language?: string;
    skipIntro?: boolean;
    firstName?: string;
    lastName?: string;
    email?: string;
    phoneNumber?: string;
    title?: string;
    height?: string;
    /** Hears every event of this frame. */
    onEvent?: (event: { type: string }) => void;
  }

  class GreenroomFrame extends HTMLElement {
    static observedAttributes = ["src"];
    #frame: HTMLIFrameElement | null = null;
    #listen = (message: MessageEvent) => this.#hear(message);

    connectedCallback(): void {
      addEventListener("message", this.#listen);
      this.#show();
    }
    disconnectedCallback(): void {
      removeEventListener("message", this.#listen);
      this.#frame?.remove();
      this.#frame = null;
    }
    attributeChangedCallback(_name: string, before: string | null, after: string | null): void {
      if (this.isConnected && before !== after) this.#show();
    }

    #address(): URL | null {
      const src = this.getAttribute("src") ?? "";
      if (!/^https?:\/\//i.test(src)) return null;
      const address = new URL(src);
      for (const [attribute, parameter] of Object.entries(PARAMETERS)) {
        const value = this.getAttribute(attribute);
        if (value) address.searchParams.set(parameter, value);
      }
      if (this.hasAttribute("skip-intro")) address.searchParams.set("intro", "skip");
      return address;
    }

    #show(): void {
      const address = this.#address();
      if (!address) return;
      if (!this.#frame) {
        const frame = document.createElement("iframe");
        frame.allow = "camera; microphone; fullscreen; autoplay; clipboard-write";
        frame.style.cssText = "display:block;width:100%;border:0";
        this.append(frame);
        this.#frame = frame;
      }
      this.#frame.title = this.getAttribute("title") ?? "Interview";
      this.#frame.style.height = this.getAttribute("height") ?? "min(900px, 100vh)";
      this.#frame.src = address.href;
    }

    /** Only this element's own frame is heard, and only while it shows the site that it was given. */
    #hear({ source, origin, data }: MessageEvent): void {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#address()?.origin) return;
      if (typeof data !== "object" || data === null || data.source !== "greenroom" || typeof data.type !== "string")
        return;
      this.dispatchEvent(new CustomEvent(data.type, { detail: data, bubbles: true, composed: true }));
      this.dispatchEvent(new CustomEvent("greenroom", { detail: data, bubbles: true, composed: true }));
    }
  }

  /** Puts a frame into an element, or into the first that a selector finds. */
  function mount(target: Element | string, { onEvent, skipIntro, ...options }: Options): HTMLElement {
    const place = typeof target === "string" ? document.querySelector(target) : target;
    if (!place) throw new Error(`Greenroom: there is no ${String(target)} in this page.`);
    const element = document.createElement(NAME);
    if (onEvent) {
      element.addEventListener("greenroom", (event) => {
        if (event instanceof CustomEvent) onEvent(event.detail);
      });
    }
    for (const [name, value] of Object.entries(options)) {
      // What the host page does not know of its visitor is left out, and never written as "undefined".
      if (value === undefined || value === null) continue;
      element.setAttribute(
        name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
        value,
      );
    }
    if (skipIntro) element.setAttribute("skip-intro", "");
    place.append(element);
    return element;
  }

  if (!customElements.get(NAME)) {
    customElements.define(NAME, GreenroomFrame);
    Object.assign(window, { Greenroom: { mount } });
  }
})();
