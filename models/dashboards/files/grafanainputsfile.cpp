#include "dashboards/files/grafanainputsfile.h"

#include "dashboards/files/grafanapanelfile.h"
#include "dashboards/files/grafanavariablefile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace yagura::dashboards::detail {

namespace {

constexpr const char *ownKey = "yagura";
constexpr const char *choicesKey = "inputs";

// The body of Grafana's import API carries the choices beside the dashboard.
InputBindings choicesIn(const OrderedJsonView &root, const OrderedJsonView &body)
{
    InputBindings choices;
    root.at("inputs").forEach([&](const OrderedJsonView &one) {
        if (one.at("name").isString() && one.at("value").isString())
            choices.insert(one.at("name").stringOr(), one.at("value").stringOr());
    });
    body.at(ownKey).at(choicesKey).forEachMember([&](const QString &name, const OrderedJsonView &value) {
        choices.insert(name, value.stringOr());
    });
    return choices;
}

QString bound(QString text, const std::vector<FileInput> &inputs)
{
    for (const FileInput &input : inputs) {
        if (!input.value.isEmpty())
            text.replace("${"_L1 + input.name + '}'_L1, input.value);
    }
    return text;
}

void bindVariable(Variable &variable, const std::vector<FileInput> &inputs)
{
    variable.query = bound(variable.query, inputs);
    for (QString &value : variable.current)
        value = bound(value, inputs);
}

} // namespace

std::vector<FileInput> readInputs(const OrderedJsonView &root, const OrderedJsonView &body,
                                  const InputBindings &given)
{
    const InputBindings choices = choicesIn(root, body);
    std::vector<FileInput> inputs;
    body.at("__inputs").forEach([&](const OrderedJsonView &one) {
        FileInput input;
        input.name = one.at("name").stringOr();
        if (input.name.isEmpty())
            return;
        input.label = one.at("label").stringOr();
        input.kind
            = one.at("type").stringOr() == "constant"_L1 ? FileInputKind::Constant : FileInputKind::Source;
        input.pluginId = one.at("pluginId").stringOr();
        if (input.kind == FileInputKind::Constant)
            input.value = one.at("value").stringOr();
        input.value = given.value(input.name, choices.value(input.name, input.value));
        inputs.push_back(std::move(input));
    });
    return inputs;
}

void bindInputs(std::vector<Variable> &variables, const std::vector<FileInput> &inputs)
{
    for (Variable &variable : variables)
        bindVariable(variable, inputs);
    for (const FileInput &input : inputs) {
        const bool isThere = std::any_of(variables.begin(), variables.end(),
                                         [&](const Variable &one) { return one.name == input.name; });
        if (isThere)
            continue;
        Variable variable;
        variable.name = input.name;
        variable.label = input.label;
        if (!input.value.isEmpty())
            variable.current = {input.value};
        if (input.kind == FileInputKind::Constant) {
            variable.kind = VariableKind::Constant;
            variable.typeName = u"constant"_s;
            variable.query = input.value;
            variable.visibility = VariableVisibility::Hidden;
        } else {
            variable.kind = VariableKind::DataSource;
            variable.typeName = u"datasource"_s;
            variable.query = input.pluginId;
            const bool isChosenHere = input.pluginId == "prometheus"_L1;
            variable.visibility = isChosenHere ? VariableVisibility::Shown : VariableVisibility::Hidden;
        }
        variables.push_back(std::move(variable));
    }
}

Variable withPlaceholders(Variable variable, const std::vector<FileInput> &inputs)
{
    if (inputs.empty())
        return variable;
    const auto json = parseOrderedJson(variable.json, variable.name);
    if (!json)
        return variable;
    const Variable inFile = readVariable(OrderedJsonView(*json));
    Variable read = inFile;
    bindVariable(read, inputs);
    if (read.current == variable.current)
        variable.current = inFile.current;
    if (read.query == variable.query)
        variable.query = inFile.query;
    return variable;
}

bool isInputVariable(const Variable &variable, const std::vector<FileInput> &inputs)
{
    return variable.json.isEmpty() && std::any_of(inputs.begin(), inputs.end(), [&](const FileInput &input) {
               return input.name == variable.name;
           });
}

void writeInputChoices(OrderedJson &body, const std::vector<Variable> &variables,
                       const std::vector<FileInput> &inputs)
{
    for (const Variable &variable : variables) {
        if (!isInputVariable(variable, inputs))
            continue;
        const auto input = std::find_if(inputs.begin(), inputs.end(),
                                        [&](const FileInput &one) { return one.name == variable.name; });
        if (variable.current.value(0) != input->value)
            setMember(memberOf(memberOf(body, ownKey), choicesKey), variable.name.toUtf8().constData(),
                      jsonText(variable.current.value(0)));
    }
}

void findOpenInputs(const std::vector<FileInput> &inputs, FileFindings &findings)
{
    for (const FileInput &input : inputs) {
        if (!input.value.isEmpty())
            continue;
        const QString what = input.kind == FileInputKind::Constant
            ? u"a constant without a value"_s
            : u"the first source of type %1 is asked"_s.arg(input.pluginId);
        findings.push_back({FileFindingKind::OpenInput, 0, input.name, what});
    }
}

} // namespace yagura::dashboards::detail
