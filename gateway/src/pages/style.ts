/** Holds the stylesheet of the pages. Its colours have a contrast of at least 4.5 to 1, also in dark mode. */
export const STYLE = `:root { color-scheme: light dark; --ink: #1d2330; --ground: #ffffff; --accent: #0b5cad; --on-accent: #ffffff; --alarm: #a3201d; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf2; --ground: #161a22; --accent: #8ec2ff; --on-accent: #10141b; --alarm: #ffb3ad; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--ground); font: 1.0625rem/1.5 system-ui, sans-serif; }
main, header { max-width: 32rem; margin: 0 auto; padding: 1rem; }
nav { text-align: right; }
h1 { font-size: 1.5rem; line-height: 1.25; }
a { color: var(--accent); }
label { display: block; margin-top: 1rem; font-weight: 600; }
input, textarea, select { width: 100%; min-height: 2.75rem; margin-top: 0.25rem; padding: 0.5rem; font: inherit; border: 1px solid currentColor; border-radius: 0.375rem; }
fieldset { margin: 1.5rem 0 0; padding: 0 1rem 1rem; border: 1px solid currentColor; border-radius: 0.375rem; }
legend { font-weight: 600; padding: 0 0.25rem; }
.box, .choice { display: flex; align-items: center; gap: 0.75rem; min-height: 2.75rem; margin: 0; font-weight: 400; }
.box input, .choice input { width: 1.5rem; min-height: 1.5rem; flex: none; margin: 0; accent-color: var(--accent); }
.trap { position: absolute; left: -100rem; }
.scale { display: flex; flex-wrap: wrap; gap: 0 1rem; }
.fault { margin: 0.25rem 0 0; color: var(--alarm); font-weight: 600; }
.intro, .privacy { white-space: pre-line; overflow-wrap: anywhere; }
.hint { margin: 0.25rem 0 0; }
dt { margin-top: 0.75rem; font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
button { width: 100%; min-height: 3rem; margin-top: 1.5rem; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 0; border-radius: 0.375rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
[role="alert"] { color: var(--alarm); font-weight: 600; }
`;
