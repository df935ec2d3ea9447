/**
 * How the printed report looks: A4, black on white (ui.md, Print). One text, because it is hashed into
 * verify.html's policy, and stands inside the file that the command line writes.
 */
export const PAPER_CSS = `
.paper { color: #000; background: #fff; font: 10.5pt/1.5 "Noto Serif CJK SC", "Songti SC", SimSun, serif; max-width: 178mm; margin: 0 auto; overflow-wrap: anywhere; }
.paper h1 { font-size: 18pt; text-align: center; margin: 0 0 2mm; letter-spacing: 0.1em; }
.paper h2 { font-size: 12pt; margin: 6mm 0 2mm; break-after: avoid; }
.paper h3 { font-size: 10.5pt; margin: 4mm 0 1mm; break-after: avoid; }
.paper p { margin: 1mm 0; }
.paper .paper-sub { text-align: center; margin-bottom: 4mm; }
.paper table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
.paper th, .paper td { border: 0.3mm solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top; font-weight: normal; }
.paper thead { display: table-header-group; }
.paper thead th { font-weight: bold; text-align: center; }
.paper tr { break-inside: avoid; }
.paper tr.paper-long { break-inside: auto; }
.paper .paper-facts th { width: 32mm; font-weight: bold; }
.paper .paper-steps th:nth-child(1) { width: 12mm; }
.paper .paper-steps th:nth-child(2) { width: 42mm; }
.paper .paper-steps th:nth-child(3) { width: 18mm; }
.paper td.paper-figure { text-align: right; }
.paper td.paper-mid { text-align: center; }
.paper td.paper-one, .paper th.paper-one { white-space: nowrap; overflow-wrap: normal; }
.paper td.paper-mono { font-size: 7.6pt; }
.paper .paper-failed { font-weight: bold; text-decoration: underline; }
.paper .paper-mono { font-family: "Noto Sans Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: 9pt; }
.paper .paper-small { font-size: 9pt; }
.paper .paper-sign { break-inside: avoid; }
.paper .paper-sign div { display: flex; gap: 4mm; align-items: baseline; margin-top: 9mm; }
.paper .paper-sign i { flex: 3; border-bottom: 0.3mm solid #000; }
.paper .paper-sign i + span + i { flex: 2; }
.paper .paper-rehearsal { position: fixed; inset: 38% 0 auto; text-align: center; font-size: 90pt; font-weight: bold; letter-spacing: 0.2em; color: #000; opacity: 0.12; transform: rotate(-32deg); pointer-events: none; }
.paper .paper-band { border: 0.6mm dashed #000; padding: 1mm 2mm; text-align: center; font-weight: bold; margin-bottom: 3mm; }
@page { size: A4; margin: 16mm 16mm 18mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
`;
