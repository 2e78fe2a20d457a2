import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { LineIndex } from '../service/answers';
import {
  filterTree,
  type MetricsNode,
  metricsTree,
  type NodePlace,
  type NodeState,
  problemCounts,
} from '../service/metrics-tree';
import type { Findings } from '../service/types';
import { ADD_FIGURE } from './add-metric';
import type { Checker } from './checker';
import { isReport, openDocument } from './documents';
import { rangeIn } from './ranges';

const VIEW = 'hegao.metrics';
/** Which welcome the empty view shows: see viewsWelcome in package.json. */
const CONTEXT_STATE = 'hegao.metricsState';
const CONTEXT_FILTERED = 'hegao.metricsFiltered';

const ICONS: Record<NodeState, vscode.ThemeIcon> = {
  consistent: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  mismatch: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
  loose: new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground')),
  ambiguous: new vscode.ThemeIcon('question', new vscode.ThemeColor('problemsInfoIcon.foreground')),
  unbound: new vscode.ThemeIcon('circle-outline'),
  ignored: new vscode.ThemeIcon('circle-slash'),
  unstated: new vscode.ThemeIcon('circle-outline'),
  broken: new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground')),
};

/**
 * The view 指标: the ledger of the report that is being written, metric by metric, and the figures that it lacks. It follows every
 * check by itself, and the editor hears of a change only when what is shown has changed.
 */
export function registerMetricsView(checker: Checker): vscode.Disposable {
  const view = new MetricsView(checker);
  const command = (name: string, run: (node: MetricsNode | undefined) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`hegao.metricsView.${name}`, run);
  return vscode.Disposable.from(
    view,
    command('openMetrics', () => view.forReport('hegao.openMetrics')),
    command('newMetrics', () => view.forReport('hegao.newMetrics')),
    command('initMetrics', () => view.forReport('hegao.initMetrics')),
    command('goTo', node => node && view.goTo(node.id)),
    command('addFigure', node => node && view.addFigure(node.id)),
    command('filter', () => view.askFilter()),
    command('clearFilter', () => view.setFilter('')),
  );
}

class MetricsView implements vscode.TreeDataProvider<MetricsNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<MetricsNode>;
  private readonly disposables: vscode.Disposable[] = [];
  private readonly parents = new Map<string, MetricsNode>();
  /** The report that the view is about: the active one, or the last one while something else is looked at. */
  private report: string | undefined;
  private nodes: readonly MetricsNode[] = [];
  private shown = '[]';
  private filter = '';
  private context: string | undefined;

  constructor(private readonly checker: Checker) {
    this.view = vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
    const update = (): void => this.update();
    this.disposables.push(
      this.view,
      this.changed,
      this.view.onDidChangeVisibility(update),
      vscode.window.onDidChangeActiveTextEditor(update),
      checker.onDidCheck(update),
      checker.onDidFail(update),
      checker.onDidForget(update),
    );
    this.update();
  }

  getTreeItem(node: MetricsNode): vscode.TreeItem {
    const item = new vscode.TreeItem(
      node.highlight === null ? node.label : { label: node.label, highlights: [[...node.highlight]] },
      collapsibleState(node),
    );
    item.id = node.id;
    item.description = node.description;
    item.tooltip = node.tooltip === '' ? undefined : node.tooltip;
    item.contextValue = node.kind;
    if (node.state !== null) item.iconPath = ICONS[node.state];
    // A figure is gone to by a click; a metric is opened by one, its entry in the ledger is behind its button.
    if (node.kind === 'mention' || node.kind === 'unbacked-figure' || (node.place && node.children.length === 0))
      item.command = { command: 'hegao.metricsView.goTo', title: l10n.t('转到'), arguments: [node] };
    const spoken = [node.label, node.description, node.tooltip.slice(node.tooltip.lastIndexOf('\n') + 1)];
    item.accessibilityInformation = { label: spoken.filter(text => text !== '').join(l10n.t('，')) };
    return item;
  }

  getChildren(node?: MetricsNode): MetricsNode[] {
    return [...(node?.children ?? this.nodes)];
  }

  getParent(node: MetricsNode): MetricsNode | undefined {
    return this.parents.get(node.id);
  }

  /** Runs a command on the report that the view is about, which need not be in the active editor. */
  async forReport(command: string): Promise<void> {
    const uri = this.report === undefined ? undefined : vscode.Uri.parse(this.report);
    await vscode.commands.executeCommand(command, uri);
  }

  /** Shows the place of a node in the text as it stands now. */
  async goTo(id: string): Promise<void> {
    const found = await this.current(id);
    if (!found?.node.place) return;
    const { uri } = found.node.place;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
    const selection = rangeOf(found.findings, found.node.place, document);
    if (!selection) return;
    const beside = uri !== this.report && vscode.window.activeTextEditor?.document.uri.toString() === this.report;
    const shown = vscode.window.visibleTextEditors.find(editor => editor.document === document);
    await vscode.window.showTextDocument(document, {
      selection,
      viewColumn: shown?.viewColumn ?? (beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active),
    });
  }

  /** Writes a figure that no metric backs into the ledger, under a name proposed from its clause, and shows the new entry. */
  async addFigure(id: string): Promise<void> {
    const found = await this.current(id);
    const document = found && openDocument(found.findings.uri);
    const ledger = found?.findings.ledger?.files[0];
    if (!document || !ledger || !found.node.place) return;
    const added = await vscode.commands.executeCommand(ADD_FIGURE, document, found.node.place.start);
    if (added === true) {
      const checked = await this.checker.checkNow(document);
      const { start } = found.node.place;
      const metric = checked?.figures.find(figure => figure.start === start)?.binding.candidate?.metric;
      if (checked && metric) await this.show(checked, { ...metric.namePlace });
      return;
    }
    void vscode.window.showWarningMessage(
      l10n.t('没能加入指标文件“{0}”。请检查文件能否写入，或在报告中用快速修复加入', shownName(ledger.uri)),
    );
  }

  /** Asks for a filter and follows it letter by letter; Escape brings the one before it back. */
  askFilter(): void {
    const before = this.filter;
    const input = vscode.window.createInputBox();
    input.title = l10n.t('筛选指标');
    input.placeholder = l10n.t('指标名称、别名或报告中的文字');
    input.value = before;
    let accepted = false;
    input.onDidChangeValue(value => this.setFilter(value));
    input.onDidAccept(() => {
      accepted = true;
      input.hide();
    });
    input.onDidHide(() => {
      if (!accepted) this.setFilter(before);
      input.dispose();
    });
    input.show();
  }

  setFilter(filter: string): void {
    this.filter = filter.trim();
    void vscode.commands.executeCommand('setContext', CONTEXT_FILTERED, this.filter !== '');
    this.update();
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private async show(findings: Findings, place: NodePlace): Promise<void> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri));
    const selection = rangeOf(findings, place, document);
    await vscode.window.showTextDocument(document, {
      ...(selection ? { selection } : {}),
      viewColumn: vscode.ViewColumn.Beside,
      preserveFocus: true,
    });
  }

  /** The node of this id in findings for the text as it stands. */
  private async current(id: string): Promise<{ node: MetricsNode; findings: Findings } | undefined> {
    const document = this.report === undefined ? undefined : openDocument(this.report);
    const findings = document && (await this.checker.checkNow(document));
    const node = findings && findNode(metricsTree(findings), id);
    return node && { node, findings };
  }

  private update(): void {
    this.report = this.reportNow();
    const findings = this.report === undefined ? undefined : this.checker.findings(this.report);
    // While the first check of a report runs, what was there stays.
    if (this.report !== undefined && !findings && !this.checker.isCurrent(this.report)) return;
    this.setContext(findings);
    this.setBadge(findings);
    if (!this.view.visible) return;
    const nodes = findings ? filterTree(metricsTree(findings), this.filter) : [];
    const filtering = this.filter !== '' && findings?.state === 'checked';
    const message = filtering
      ? nodes.length === 0
        ? l10n.t('没有与“{0}”有关的指标和数字', this.filter)
        : l10n.t('只列出与“{0}”有关的', this.filter)
      : undefined;
    if (this.view.message !== message) this.view.message = message;
    const name = this.report === undefined || !findings ? undefined : shownName(this.report);
    if (this.view.description !== name) this.view.description = name;
    const shown = JSON.stringify(nodes);
    if (shown === this.shown) return;
    this.shown = shown;
    this.nodes = nodes;
    this.parents.clear();
    const note = (node: MetricsNode): void => {
      for (const child of node.children) {
        this.parents.set(child.id, node);
        note(child);
      }
    };
    nodes.forEach(note);
    this.changed.fire(undefined);
  }

  private reportNow(): string | undefined {
    const active = vscode.window.activeTextEditor?.document;
    if (active && isReport(active)) return active.uri.toString();
    return this.report !== undefined && this.checker.isWatched(this.report) ? this.report : undefined;
  }

  private setContext(findings: Findings | undefined): void {
    const context = findings?.state ?? 'none';
    if (context === this.context) return;
    this.context = context;
    void vscode.commands.executeCommand('setContext', CONTEXT_STATE, context);
  }

  private setBadge(findings: Findings | undefined): void {
    const { errors, warnings } = findings ? problemCounts(findings) : { errors: 0, warnings: 0 };
    const value = errors + warnings;
    if ((this.view.badge?.value ?? 0) === value) return;
    // The editor takes a number away by a badge of zero.
    this.view.badge = { value, tooltip: l10n.t('{0}个错误，{1}个警告', errors, warnings) };
  }
}

function collapsibleState({ kind, children }: MetricsNode): vscode.TreeItemCollapsibleState {
  if (children.length === 0) return vscode.TreeItemCollapsibleState.None;
  return kind === 'group' ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function findNode(nodes: readonly MetricsNode[], id: string): MetricsNode | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node : findNode(node.children, id);
    if (found) return found;
  }
  return undefined;
}

/** Undefined when the document has another text by now than the one that the offsets were counted in. */
function rangeOf(findings: Findings, place: NodePlace, document: vscode.TextDocument): vscode.Range | undefined {
  const text =
    place.uri === findings.uri
      ? findings.report.text
      : findings.ledger?.files.find(file => file.uri === place.uri)?.text;
  return text === document.getText() ? rangeIn(new LineIndex(text), place) : undefined;
}

const shownName = (uri: string): string => vscode.Uri.parse(uri).path.split('/').pop() ?? '';
