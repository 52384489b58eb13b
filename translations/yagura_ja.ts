<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>Alerts</name>
    <message>
        <source>Firing</source>
        <translation>発報中</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>保留中</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>サイレンス中</translation>
    </message>
    <message>
        <source>Inhibited</source>
        <translation>抑制中</translation>
    </message>
    <message>
        <source>fires in %1</source>
        <translation>%1後に発報</translation>
    </message>
    <message>
        <source>fires now</source>
        <translation>まもなく発報</translation>
    </message>
    <message numerus="yes">
        <source>by %n silence(s)</source>
        <translation>
            <numerusform>サイレンス%n件による</numerusform>
        </translation>
    </message>
    <message>
        <source>by a silence</source>
        <translation>サイレンスによる</translation>
    </message>
    <message>
        <source>by another alert</source>
        <translation>別のアラートによる</translation>
    </message>
    <message>
        <source>not received by an Alertmanager</source>
        <translation>Alertmanagerに未着</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>%1による</translation>
    </message>
</context>
<context>
    <name>DemoWorld</name>
    <message>
        <source>Preparing the demo world</source>
        <translation>デモ環境を準備しています</translation>
    </message>
    <message>
        <source>Opening the shop</source>
        <translation>ショップを開いています</translation>
    </message>
    <message>
        <source>Writing the last hours into Prometheus</source>
        <translation>過去数時間分をPrometheusに書き込んでいます</translation>
    </message>
    <message>
        <source>Starting Prometheus and Alertmanager</source>
        <translation>PrometheusとAlertmanagerを起動しています</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
</context>
<context>
    <name>DifferenceText</name>
    <message>
        <source>column %1, row %2</source>
        <translation>列 %1、行 %2</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Title of the dashboard</source>
        <translation>ダッシュボードのタイトル</translation>
    </message>
    <message>
        <source>Time range</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>更新間隔</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Variable %1</source>
        <translation>変数 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n panel(s) added</source>
        <translation>
            <numerusform>パネル%n枚を追加</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n panel(s) deleted</source>
        <translation>
            <numerusform>パネル%n枚を削除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n panel(s) moved</source>
        <translation>
            <numerusform>パネル%n枚を移動</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n panel(s) changed</source>
        <translation>
            <numerusform>パネル%n枚を変更</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s)</source>
        <translation>
            <numerusform>設定%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that shows</source>
        <translation>見た目の変更なし</translation>
    </message>
    <message>
        <source>is added at %1, %2</source>
        <translation>%1 に追加（%2）</translation>
    </message>
    <message>
        <source>is deleted from %1</source>
        <translation>%1 から削除</translation>
    </message>
    <message>
        <source>moves from %1 to %2</source>
        <translation>%1 から %2 へ移動</translation>
    </message>
    <message>
        <source>%1 becomes %2</source>
        <translation>%1 から %2 に変更</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>内容の変更</translation>
    </message>
    <message>
        <source>Query %1</source>
        <translation>クエリ %1</translation>
    </message>
    <message>
        <source>Legend %1</source>
        <translation>凡例 %1</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>タイトル</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>set to %1</source>
        <translation>%1 に設定</translation>
    </message>
    <message>
        <source>%1 is taken away</source>
        <translation>%1 を取り除く</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Cancelled</source>
        <translation>中止しました</translation>
    </message>
    <message>
        <source>No complete answer within the time limit</source>
        <translation>制限時間内に応答が完了しませんでした</translation>
    </message>
    <message>
        <source>Narrow the time range or raise the time limit of this source.</source>
        <translation>期間を狭めるか、このソースの制限時間を延ばしてください。</translation>
    </message>
    <message>
        <source>The server stopped sending</source>
        <translation>サーバーからの送信が止まりました</translation>
    </message>
    <message>
        <source>Try again; if it stays so, look at the network between here and the server.</source>
        <translation>もう一度試してください。続く場合は、サーバーまでのネットワークを確認してください。</translation>
    </message>
    <message>
        <source>The program is closing</source>
        <translation>プログラムを終了しています</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>接続を拒否されました</translation>
    </message>
    <message>
        <source>Check that the server runs and that address and port are right.</source>
        <translation>サーバーが動いているか、アドレスとポートが正しいか確認してください。</translation>
    </message>
    <message>
        <source>Host not found</source>
        <translation>ホストが見つかりません</translation>
    </message>
    <message>
        <source>Check the host name, the VPN and the name server.</source>
        <translation>ホスト名、VPN、ネームサーバーを確認してください。</translation>
    </message>
    <message>
        <source>The connection broke off</source>
        <translation>接続が途中で切れました</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>もう一度試してください。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted</source>
        <translation>サーバー証明書を信頼できません</translation>
    </message>
    <message>
        <source>Name the right CA file for this source in the settings.</source>
        <translation>設定で、このソースの正しいCAファイルを指定してください。</translation>
    </message>
    <message>
        <source>The proxy did not let the request through</source>
        <translation>プロキシが要求を通しませんでした</translation>
    </message>
    <message>
        <source>Check the proxy of this source in the settings.</source>
        <translation>設定で、このソースのプロキシを確認してください。</translation>
    </message>
    <message>
        <source>The server redirects to another place, which is not followed</source>
        <translation>サーバーが別の場所へ転送しようとしましたが、転送には従いません</translation>
    </message>
    <message>
        <source>If the new address is right, enter it in the settings.</source>
        <translation>新しいアドレスが正しければ、設定に入力してください。</translation>
    </message>
    <message>
        <source>The token would travel unencrypted</source>
        <translation>トークンが暗号化されずに送られてしまいます</translation>
    </message>
    <message>
        <source>Use https, or allow plain http for this source in the settings.</source>
        <translation>httpsを使うか、設定でこのソースの平文httpを許可してください。</translation>
    </message>
    <message>
        <source>The server wants a valid login</source>
        <translation>有効な認証が必要です</translation>
    </message>
    <message>
        <source>Renew the token or password of this source in the settings.</source>
        <translation>設定で、このソースのトークンかパスワードを更新してください。</translation>
    </message>
    <message>
        <source>This login may not do that</source>
        <translation>この操作の権限がありません</translation>
    </message>
    <message>
        <source>Ask for the right to do it, or use another token.</source>
        <translation>権限をもらうか、別のトークンを使ってください。</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>Check the address, its path in particular.</source>
        <translation>アドレス、特にパスを確認してください。</translation>
    </message>
    <message>
        <source>It was changed by somebody else in between</source>
        <translation>その間に他の人が変更しました</translation>
    </message>
    <message>
        <source>Look at the present state and try again.</source>
        <translation>今の状態を確かめてから、もう一度試してください。</translation>
    </message>
    <message>
        <source>The server asks for fewer requests</source>
        <translation>サーバーが要求を減らすよう求めています</translation>
    </message>
    <message>
        <source>Nothing to do: it is asked again later.</source>
        <translation>対処は不要です。後で自動的に再試行します。</translation>
    </message>
    <message>
        <source>The server does not accept the request</source>
        <translation>サーバーが要求を受け付けません</translation>
    </message>
    <message>
        <source>The server failed</source>
        <translation>サーバー側でエラーが起きました</translation>
    </message>
    <message>
        <source>Try again; the server&apos;s own log says more.</source>
        <translation>もう一度試してください。詳しくはサーバー側のログにあります。</translation>
    </message>
    <message>
        <source>The source failed several times and is left alone for a moment</source>
        <translation>ソースが何度も失敗したため、しばらく接続を控えています</translation>
    </message>
    <message>
        <source>It is tried again within half a minute.</source>
        <translation>30秒以内に再試行します。</translation>
    </message>
    <message>
        <source>The answer is larger than allowed</source>
        <translation>応答が上限より大きすぎます</translation>
    </message>
    <message>
        <source>Narrow the time range or the query.</source>
        <translation>期間かクエリを絞ってください。</translation>
    </message>
    <message>
        <source>The answer is not JSON</source>
        <translation>応答がJSONではありません</translation>
    </message>
    <message>
        <source>Check the address: a proxy or a login page may answer instead of the server.</source>
        <translation>アドレスを確認してください。プロキシやログイン画面が代わりに応答しているかもしれません。</translation>
    </message>
    <message>
        <source>Not readable</source>
        <translation>読み取れません</translation>
    </message>
    <message>
        <source>The answer ended too early</source>
        <translation>応答が途中で終わりました</translation>
    </message>
    <message>
        <source>Not supported</source>
        <translation>対応していません</translation>
    </message>
    <message>
        <source>Sent, but it is not known whether it took effect</source>
        <translation>送信しましたが、反映されたか不明です</translation>
    </message>
    <message>
        <source>It is being checked; do not send it again.</source>
        <translation>確認中です。もう一度送信しないでください。</translation>
    </message>
    <message>
        <source>This input cannot be used</source>
        <translation>この入力は使えません</translation>
    </message>
    <message>
        <source>A file or the local database failed</source>
        <translation>ファイルかローカルデータベースでエラーが起きました</translation>
    </message>
    <message>
        <source>Check free space and permissions.</source>
        <translation>空き容量と権限を確認してください。</translation>
    </message>
    <message>
        <source>Something that is needed is missing</source>
        <translation>必要なものがありません</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>place, what is wrong, reason</comment>
        <translation>%1: %2 (%3)</translation>
    </message>
</context>
<context>
    <name>IncidentTexts</name>
    <message>
        <source>Triggered</source>
        <translation>発生</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>%1による</translation>
    </message>
    <message>
        <source>Notified %1</source>
        <translation>%1 に通知</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>%1 に割り当て</translation>
    </message>
    <message>
        <source>Escalated to %1</source>
        <translation>%1 に繰り上げ</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>対応開始</translation>
    </message>
    <message>
        <source>Back to triggered</source>
        <translation>未対応に戻る</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解決</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>スヌーズ</translation>
    </message>
    <message>
        <source>note of %1</source>
        <translation>%1 のメモ</translation>
    </message>
    <message>
        <source>Triggered</source>
        <comment>state</comment>
        <translation>未対応</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <comment>state</comment>
        <translation>対応中</translation>
    </message>
    <message>
        <source>Resolved</source>
        <comment>state</comment>
        <translation>解決済み</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>対応開始</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解決</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Ack</source>
        <translation>対応</translation>
    </message>
    <message>
        <source>%1 not delivered, trying again</source>
        <translation>%1: 未達、再送中</translation>
    </message>
    <message>
        <source>%1 queued</source>
        <translation>%1: 送信待ち</translation>
    </message>
    <message>
        <source>%1 on its way</source>
        <translation>%1: 送信中</translation>
    </message>
    <message>
        <source>%1 confirmed</source>
        <translation>%1: 確認済み</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1: 拒否</translation>
    </message>
    <message>
        <source>%1 unknown, checking</source>
        <translation>%1: 不明、確認中</translation>
    </message>
    <message>
        <source>%1 expired, not sent</source>
        <translation>%1: 期限切れ、未送信</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>%1まで</translation>
    </message>
</context>
<context>
    <name>ItemLegend</name>
    <message>
        <source>%1 to %2 of %3</source>
        <translation>%3件中%1〜%2</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>他%n件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Last</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
</context>
<context>
    <name>Logs</name>
    <message>
        <source>error</source>
        <translation>error</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>warn</translation>
    </message>
    <message>
        <source>info</source>
        <translation>info</translation>
    </message>
    <message>
        <source>debug</source>
        <translation>debug</translation>
    </message>
    <message>
        <source>no level</source>
        <translation>レベルなし</translation>
    </message>
    <message>
        <source>Exact text</source>
        <translation>完全一致の文字列</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>全文検索</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>日時</translation>
    </message>
    <message>
        <source>Yes or no</source>
        <translation>真偽値</translation>
    </message>
    <message>
        <source>IP address</source>
        <translation>IPアドレス</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <source>Other or conflicting types</source>
        <translation>その他、または型の不一致</translation>
    </message>
    <message>
        <source>lines could not be counted: %1</source>
        <translation>行数を数えられませんでした: %1</translation>
    </message>
    <message>
        <source>counting…</source>
        <translation>集計中…</translation>
    </message>
    <message>
        <source>a lower bound</source>
        <translation>下限値</translation>
    </message>
    <message>
        <source>at least %1 lines</source>
        <translation>少なくとも%1行</translation>
    </message>
    <message>
        <source>without the missing parts</source>
        <translation>欠けた部分を除く</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>正確な値</translation>
    </message>
    <message>
        <source>%1 lines,</source>
        <translation>%1行、</translation>
    </message>
    <message>
        <source>%1 of %2 shards failed, their lines are not in the count</source>
        <translation>%2シャード中%1つが失敗、その行は数に含まれません</translation>
    </message>
    <message>
        <source>the server gave up early, lines are missing</source>
        <translation>サーバーが途中で打ち切ったため、行が欠けています</translation>
    </message>
    <message>
        <source>the snapshot expired while loading, lines around the seam may repeat</source>
        <translation>読み込み中にスナップショットが失効したため、継ぎ目の行が重複することがあります</translation>
    </message>
    <message>
        <source>memory for lines is used up: narrow the search to see more</source>
        <translation>行の保持上限に達しました。続きを見るには検索を絞ってください</translation>
    </message>
    <message>
        <source>shown are lines of before: %1</source>
        <translation>以前の行を表示中: %1</translation>
    </message>
    <message>
        <source>%1 loaded</source>
        <translation>%1行を読み込み済み</translation>
    </message>
    <message>
        <source>times in %1</source>
        <translation>時刻は%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
</context>
<context>
    <name>Overlays</name>
    <message>
        <source>%1 pending since %2</source>
        <translation>%1 保留中 (%2から)</translation>
    </message>
    <message>
        <source>%1 firing since %2</source>
        <translation>%1 発報中 (%2から)</translation>
    </message>
    <message>
        <source>Click or Enter opens the trace</source>
        <translation>クリックまたはEnterでトレースを開く</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>アラート</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Write queued</source>
        <translation>送信待ち</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>Unknown, checking</source>
        <translation>不明、確認中</translation>
    </message>
</context>
<context>
    <name>PanelFrame</name>
    <message>
        <source>Add a Prometheus source in the settings.</source>
        <translation>設定でPrometheusのソースを追加してください。</translation>
    </message>
    <message>
        <source>Add an Elasticsearch or OpenSearch source in the settings.</source>
        <translation>設定でElasticsearchまたはOpenSearchのソースを追加してください。</translation>
    </message>
    <message>
        <source>Its queries are for a source of the kind &quot;%1&quot;, which is not asked.</source>
        <translation>このパネルのクエリは種類「%1」のソース向けで、ここでは問い合わせません。</translation>
    </message>
</context>
<context>
    <name>ResultView</name>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Min</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>クエリ</translation>
    </message>
</context>
<context>
    <name>ServiceWords</name>
    <message>
        <source>/s</source>
        <comment>requests per second, behind a figure</comment>
        <translation>/s</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>In memory only</source>
        <translation>メモリのみ</translation>
    </message>
    <message>
        <source>Secret missing</source>
        <translation>秘密情報なし</translation>
    </message>
    <message>
        <source>Secret refused</source>
        <translation>認証拒否</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>The file is left as it is.</source>
        <translation>ファイルはそのまま残します。</translation>
    </message>
    <message>
        <source>keyring</source>
        <translation>キーリング</translation>
    </message>
    <message>
        <source>for this run</source>
        <translation>今回のみ</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>User and password</source>
        <translation>ユーザーとパスワード</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearerトークン</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>APIキー</translation>
    </message>
    <message>
        <source>PagerDuty token</source>
        <translation>PagerDutyトークン</translation>
    </message>
    <message>
        <source>System keyring</source>
        <translation>システムのキーリング</translation>
    </message>
    <message>
        <source>Environment variable</source>
        <translation>環境変数</translation>
    </message>
    <message>
        <source>File only you can read</source>
        <translation>本人だけが読めるファイル</translation>
    </message>
    <message>
        <source>Memory, for this run</source>
        <translation>メモリ(今回のみ)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>Letters, digits, - and _ only</source>
        <translation>使えるのは英数字、-、_ だけです</translation>
    </message>
    <message>
        <source>Too long, or with invisible characters</source>
        <translation>長すぎるか、見えない文字が含まれています</translation>
    </message>
    <message>
        <source>An http or https address, without user, password or anything after ?</source>
        <translation>httpかhttpsのアドレス(ユーザー、パスワード、?以降は不可)</translation>
    </message>
    <message>
        <source>An http or https address, without user or password</source>
        <translation>httpかhttpsのアドレス(ユーザー、パスワードは不可)</translation>
    </message>
    <message>
        <source>Whom does the password belong to?</source>
        <translation>パスワードの持ち主を入力してください</translation>
    </message>
    <message>
        <source>Where the secret is must be said</source>
        <translation>秘密情報の保存先を指定してください</translation>
    </message>
    <message>
        <source>One header a line, as Name: value; secrets do not belong here</source>
        <translation>1行に1ヘッダー、「名前: 値」の形式で。秘密情報は書かないでください</translation>
    </message>
    <message>
        <source>The e-mail address of your PagerDuty user</source>
        <translation>PagerDutyユーザーのメールアドレス</translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Testing …</source>
        <translation>確認中…</translation>
    </message>
</context>
<context>
    <name>Severity</name>
    <message>
        <source>OK</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>重大</translation>
    </message>
</context>
<context>
    <name>SubexpressionPane</name>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分式</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>型</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
</context>
<context>
    <name>Time</name>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1〜%2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1時間</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1時間%2分</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1日</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1日%2時間</translation>
    </message>
    <message>
        <source>now</source>
        <translation>今</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1後</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
</context>
<context>
    <name>TimeRange</name>
    <message>
        <source>Last 5 minutes</source>
        <translation>直近5分</translation>
    </message>
    <message>
        <source>Last 15 minutes</source>
        <translation>直近15分</translation>
    </message>
    <message>
        <source>Last 30 minutes</source>
        <translation>直近30分</translation>
    </message>
    <message>
        <source>Last 1 hour</source>
        <translation>直近1時間</translation>
    </message>
    <message>
        <source>Last 3 hours</source>
        <translation>直近3時間</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>直近6時間</translation>
    </message>
    <message>
        <source>Last 12 hours</source>
        <translation>直近12時間</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>直近24時間</translation>
    </message>
    <message>
        <source>Last 2 days</source>
        <translation>直近2日</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>直近7日</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>直近30日</translation>
    </message>
    <message>
        <source>Today so far</source>
        <translation>今日これまで</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨日</translation>
    </message>
    <message>
        <source>This week so far</source>
        <translation>今週これまで</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1〜%2</translation>
    </message>
</context>
<context>
    <name>TraceText</name>
    <message numerus="yes">
        <source>%n identical copies left out</source>
        <translation>
            <numerusform>同一の複製%n件を除外</numerusform>
        </translation>
    </message>
    <message>
        <source>The store sent the same span more than once.</source>
        <translation>ストアが同じスパンを複数回送りました。</translation>
    </message>
    <message numerus="yes">
        <source>%n spans share another&apos;s id</source>
        <translation>
            <numerusform>他と同じIDのスパン%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Both are shown; their children are with the first.</source>
        <translation>両方を表示し、子は先のスパンに付けています。</translation>
    </message>
    <message numerus="yes">
        <source>%n calls have one id for both sides</source>
        <translation>
            <numerusform>両側が同じIDの呼び出し%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>The server&apos;s span is shown below the client&apos;s.</source>
        <translation>サーバー側をクライアント側の下に表示しています。</translation>
    </message>
    <message numerus="yes">
        <source>%n spans without their parent</source>
        <translation>
            <numerusform>親のないスパン%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>The parent was not received. They are shown as roots.</source>
        <translation>親が届いていないため、ルートとして表示しています。</translation>
    </message>
    <message numerus="yes">
        <source>%n spans name themselves as parent</source>
        <translation>
            <numerusform>自分自身を親とするスパン%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Shown as roots.</source>
        <translation>ルートとして表示しています。</translation>
    </message>
    <message numerus="yes">
        <source>%n circles of parents cut</source>
        <translation>
            <numerusform>親子の循環%n件を切断</numerusform>
        </translation>
    </message>
    <message>
        <source>The earliest span of a circle is shown as a root.</source>
        <translation>循環の最初のスパンをルートとして表示しています。</translation>
    </message>
    <message numerus="yes">
        <source>%n spans of another trace</source>
        <translation>
            <numerusform>別トレースのスパン%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>The answer mixed traces: %1.</source>
        <translation>応答に複数のトレースが混ざっていました: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n spans without a service</source>
        <translation>
            <numerusform>サービス不明のスパン%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>The answer does not say who ran them.</source>
        <translation>応答に実行元がありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n spans without a start</source>
        <translation>
            <numerusform>開始時刻のないスパン%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Shown where their parents start.</source>
        <translation>親の開始位置に表示しています。</translation>
    </message>
    <message numerus="yes">
        <source>%n spans without a duration</source>
        <translation>
            <numerusform>所要時間のないスパン%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Counted as zero.</source>
        <translation>0として数えます。</translation>
    </message>
    <message numerus="yes">
        <source>%n spans end before they start</source>
        <translation>
            <numerusform>開始前に終わるスパン%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n impossible times</source>
        <translation>
            <numerusform>ありえない時刻%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Outside the years 1970 to 2200; cut.</source>
        <translation>1970〜2200年の範囲外のため切り詰めました。</translation>
    </message>
    <message numerus="yes">
        <source>%n ids are neither hexadecimal nor base64</source>
        <translation>
            <numerusform>16進でもBase64でもないID %n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept as written: %1.</source>
        <translation>そのまま残しています: %1</translation>
    </message>
    <message>
        <source>More than one root</source>
        <translation>ルートが複数あります</translation>
    </message>
    <message>
        <source>Each has a critical path of its own.</source>
        <translation>クリティカルパスはルートごとに別です。</translation>
    </message>
    <message>
        <source>unknown service</source>
        <translation>不明なサービス</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>server</source>
        <translation>サーバー</translation>
    </message>
    <message>
        <source>client</source>
        <translation>クライアント</translation>
    </message>
    <message>
        <source>producer</source>
        <translation>プロデューサー</translation>
    </message>
    <message>
        <source>consumer</source>
        <translation>コンシューマー</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 of the request is spent in this span itself.</source>
        <translation>要求時間の%1がこのスパン自身の処理です。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of the request is spent in %n such spans themselves.</source>
        <translation>
            <numerusform>要求時間の%1がこうしたスパン%n件自身の処理です。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 が失敗</translation>
    </message>
    <message numerus="yes">
        <source>%1 failed %n times</source>
        <translation>
            <numerusform>%1 が%n回失敗</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing below it failed: the error began here.</source>
        <translation>下位に失敗はなく、エラーはここで始まりました。</translation>
    </message>
    <message numerus="yes">
        <source>%n calls one by one: %1</source>
        <translation>
            <numerusform>逐次呼び出し%n件: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>All from %1. One call for all would save most of it.</source>
        <translation>すべて %1 から。1回にまとめれば大半を節約できます。</translation>
    </message>
    <message>
        <source>The server moved a span of %1</source>
        <translation>サーバーが%1のスパンを動かしています</translation>
    </message>
    <message numerus="yes">
        <source>The server moved %n spans of %1</source>
        <translation>
            <numerusform>サーバーが%1のスパン%n件を動かしています</numerusform>
        </translation>
    </message>
    <message>
        <source>By up to %1, because clocks disagree.</source>
        <translation>時計が食い違うため、最大%1動かしています。</translation>
    </message>
    <message>
        <source>The clock of %1 is about %2 slow</source>
        <translation>%1の時計が約%2遅れています</translation>
    </message>
    <message>
        <source>The clock of %1 is about %2 fast</source>
        <translation>%1の時計が約%2進んでいます</translation>
    </message>
    <message>
        <source>One span stands where it cannot have been.</source>
        <translation>あり得ない位置にあるスパンが1件あります。</translation>
    </message>
    <message numerus="yes">
        <source>%n spans stand where they cannot have been.</source>
        <translation>
            <numerusform>あり得ない位置にあるスパンが%n件あります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempts at %1</source>
        <translation>
            <numerusform>%1を%n回試行</numerusform>
        </translation>
    </message>
    <message>
        <source>All failed. %1 passed between them.</source>
        <translation>すべて失敗。試行の間に%1経過。</translation>
    </message>
    <message>
        <source>Only the last succeeded. %1 passed between them.</source>
        <translation>最後だけ成功。試行の間に%1経過。</translation>
    </message>
    <message numerus="yes">
        <source>%n times the same query: %1</source>
        <translation>
            <numerusform>同じクエリを%n回: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>One by one, with other values at most: %1</source>
        <translation>1件ずつ、値だけを変えて: %1</translation>
    </message>
    <message>
        <source>%1 unaccounted for in %2</source>
        <translation>%2に説明のつかない%1</translation>
    </message>
    <message>
        <source>Nothing below it was running between two of its calls.</source>
        <translation>呼び出しの合間に、配下で動いていたものがありません。</translation>
    </message>
    <message>
        <source>%1 was slower than usual</source>
        <translation>%1が普段より遅い</translation>
    </message>
    <message numerus="yes">
        <source>%1 was slower than usual %n times</source>
        <translation>
            <numerusform>%1が普段より遅い（%n回）</numerusform>
        </translation>
    </message>
    <message>
        <source>It took %1; half of its kind take no more than %2.</source>
        <translation>所要%1。同種の半数は%2以内です。</translation>
    </message>
    <message>
        <source>%1 only passed an error on</source>
        <translation>%1はエラーを伝えただけ</translation>
    </message>
    <message numerus="yes">
        <source>%n spans only passed an error on</source>
        <translation>
            <numerusform>エラーを伝えただけのスパン%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Something below failed first.</source>
        <translation>先に配下で失敗しています。</translation>
    </message>
    <message>
        <source>%1 goes on after the answer</source>
        <translation>%1は応答の後も続いています</translation>
    </message>
    <message>
        <source>Up to %1 longer; nobody waits for it.</source>
        <translation>最大%1長く続きますが、待っているものはありません。</translation>
    </message>
</context>
<context>
    <name>yagura::Console</name>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Dashboard of %1</source>
        <translation>%1 のダッシュボード</translation>
    </message>
    <message>
        <source>Traces of %1</source>
        <translation>%1 のトレース</translation>
    </message>
    <message>
        <source>Logs of %1</source>
        <translation>%1 のログ</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>インシデント</translation>
    </message>
    <message>
        <source>Open trace %1</source>
        <translation>トレース %1 を開く</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>トレース</translation>
    </message>
    <message>
        <source>Logs of trace %1</source>
        <translation>トレース %1 のログ</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Playlist</source>
        <translation>プレイリスト</translation>
    </message>
    <message>
        <source>Next of the playlist</source>
        <translation>プレイリストの次へ</translation>
    </message>
    <message>
        <source>Previous of the playlist</source>
        <translation>プレイリストの前へ</translation>
    </message>
    <message>
        <source>Play %1</source>
        <translation>%1を再生</translation>
    </message>
</context>
<context>
    <name>yagura::Launcher</name>
    <message>
        <source>Demo world</source>
        <translation>デモ環境</translation>
    </message>
    <message>
        <source>Exhaust the payment connection pool</source>
        <translation>paymentのコネクションプールを枯渇させる</translation>
    </message>
    <message>
        <source>Let the mail provider refuse</source>
        <translation>メール配信事業者に拒否させる</translation>
    </message>
    <message>
        <source>Reset the demo world</source>
        <translation>デモ環境を初期状態に戻す</translation>
    </message>
</context>
<context>
    <name>yagura::Notifier</name>
    <message>
        <source>Incident #%1: %2</source>
        <translation>インシデント #%1: %2</translation>
    </message>
</context>
<context>
    <name>yagura::StartWindow</name>
    <message>
        <source>Progress of the start</source>
        <translation>起動の進み具合</translation>
    </message>
    <message>
        <source>Starting the demo world</source>
        <translation>デモ環境を起動しています</translation>
    </message>
</context>
<context>
    <name>yagura::alerts::AlertCellDelegate</name>
    <message>
        <source>without this label</source>
        <translation>このラベルなし</translation>
    </message>
</context>
<context>
    <name>yagura::alerts::AlertDetailsPane</name>
    <message>
        <source>Evidence</source>
        <translation>手がかり</translation>
    </message>
    <message>
        <source>of the service, at the time</source>
        <translation>発生時のこのサービス</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>ダッシュボード</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>トレース</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>クエリ</translation>
    </message>
    <message>
        <source>About</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Runbook</source>
        <translation>手順書</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>ルール</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>発生</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>通知保留</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>通知先</translation>
    </message>
    <message>
        <source>Known to</source>
        <translation>検知元</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>式</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>フィンガープリント</translation>
    </message>
    <message>
        <source>Show only %1</source>
        <translation>%1 だけを表示</translation>
    </message>
    <message>
        <source>Paged as %1</source>
        <translation>%1 として呼び出し済み</translation>
    </message>
</context>
<context>
    <name>yagura::alerts::AlertListPane</name>
    <message>
        <source>Severity</source>
        <translation>重大度</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>アラート</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>Held back because</source>
        <translation>通知保留の理由</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>アラート</translation>
    </message>
    <message>
        <source>Add a matcher: severity=&quot;critical&quot;</source>
        <translation>マッチャーを追加: severity=&quot;critical&quot;</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>発報中</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>保留中</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>サイレンス中</translation>
    </message>
    <message>
        <source>Inhibited</source>
        <translation>抑制中</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>グループ化</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Matcher %1</source>
        <translation>マッチャー %1</translation>
    </message>
</context>
<context>
    <name>yagura::alerts::AlertsScreen</name>
    <message>
        <source>No alert is chosen</source>
        <translation>アラートが選択されていません</translation>
    </message>
    <message>
        <source>Choose one in the table to see its labels and evidence.</source>
        <translation>表から選ぶと、ラベルと手がかりを表示します。</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>アラート</translation>
    </message>
    <message>
        <source>Add a matcher</source>
        <translation>マッチャーを追加</translation>
    </message>
    <message>
        <source>Drop all matchers</source>
        <translation>マッチャーをすべて外す</translation>
    </message>
    <message>
        <source>Dashboard of the alert&apos;s service</source>
        <translation>該当サービスのダッシュボード</translation>
    </message>
    <message>
        <source>Traces of the alert&apos;s service</source>
        <translation>該当サービスのトレース</translation>
    </message>
    <message>
        <source>Logs of the alert&apos;s service</source>
        <translation>該当サービスのログ</translation>
    </message>
    <message>
        <source>Query of the alert&apos;s rule</source>
        <translation>アラートのルールのクエリ</translation>
    </message>
    <message>
        <source>Incident of the alert</source>
        <translation>アラートのインシデント</translation>
    </message>
    <message>
        <source>Ask for alerts again</source>
        <translation>アラートを再取得</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n rule(s) cannot be evaluated</source>
        <translation>
            <numerusform>%1: 評価できないルール%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 reported by %n source(s), the same alert counted once</source>
        <translation>
            <numerusform>%nソースから%1件、同じアラートは1件に集約</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再取得</translation>
    </message>
    <message>
        <source>No Alertmanager or Prometheus is connected</source>
        <translation>AlertmanagerもPrometheusも接続されていません</translation>
    </message>
    <message>
        <source>Add one in the settings.</source>
        <translation>設定で追加してください。</translation>
    </message>
    <message>
        <source>No alert passes the filter</source>
        <translation>条件に合うアラートがありません</translation>
    </message>
    <message>
        <source>Drop a matcher or look at all states.</source>
        <translation>マッチャーを外すか、すべての状態を表示してください。</translation>
    </message>
    <message>
        <source>No alerts</source>
        <translation>アラートはありません</translation>
    </message>
    <message>
        <source>Nothing is firing and nothing is pending.</source>
        <translation>発報中も保留中もありません。</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::AlertListView</name>
    <message>
        <source>Pending</source>
        <translation>保留中</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>サイレンス中</translation>
    </message>
    <message>
        <source>Inhibited</source>
        <translation>抑制中</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>発報中</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>アラート%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no source %1 here: alerts of all sources are listed.</source>
        <translation>ソース%1はありません。すべてのソースのアラートを表示しています。</translation>
    </message>
    <message>
        <source>No Alertmanager or Prometheus is configured.</source>
        <translation>AlertmanagerもPrometheusも設定されていません。</translation>
    </message>
    <message>
        <source>Add one in the settings.</source>
        <translation>設定で追加してください。</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) cannot be evaluated</source>
        <translation>
            <numerusform>%n件のルールを評価できません</numerusform>
        </translation>
    </message>
    <message>
        <source>Prometheus keeps no alerts that are normal or without data: none are listed.</source>
        <translation>Prometheusは正常またはデータなしのアラートを保持しないため、表示されません。</translation>
    </message>
    <message>
        <source>No alert</source>
        <translation>アラートなし</translation>
    </message>
    <message>
        <source>Nothing passes the panel&apos;s filters.</source>
        <translation>パネルの条件に合うものがありません。</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::BarChartView</name>
    <message>
        <source>Limit %1</source>
        <translation>しきい値 %1</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::ChoicesButton</name>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::DashboardBar</name>
    <message>
        <source>Dashboard</source>
        <translation>ダッシュボード</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Panels fall upwards and close every hole</source>
        <translation>パネルを上に詰め、すき間をなくします</translation>
    </message>
    <message>
        <source>Add panel</source>
        <translation>パネルを追加</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>時系列</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Gauge</source>
        <translation>ゲージ</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>バー</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Holes stay; only what is in the way moves down
Ctrl+Shift while dragging</source>
        <translation>すき間を残し、重なるパネルだけを下へ動かします
ドラッグ中は Ctrl+Shift</translation>
    </message>
    <message>
        <source>A panel dropped on another changes places with it
Shift while dragging</source>
        <translation>重ねたパネルと場所を入れ替えます
ドラッグ中は Shift</translation>
    </message>
    <message>
        <source>What is below the drop goes down together, like a line inserted
Ctrl while dragging</source>
        <translation>行を挿入するように、その下をまとめて下げます
ドラッグ中は Ctrl</translation>
    </message>
    <message>
        <source>Neighbours give up cells, down to 3 × 3
Alt while dragging</source>
        <translation>隣のパネルが 3 × 3 を下限に縮みます
ドラッグ中は Alt</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Title of the dashboard</source>
        <translation>ダッシュボードのタイトル</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>アラート</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>インシデント</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>トレース</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>ログ行</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>ダッシュボード</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>targets of panels, requests to servers</comment>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>%n target(s)</source>
        <translation>
            <numerusform>クエリ%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>要求%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>The latest round: what the panels of this dashboard asked, and the requests that went to servers for it. The same question is asked once.</source>
        <translation>直近の更新で、パネルが求めたクエリ数と、実際にサーバーへ送った要求数です。同じ問い合わせは1回だけ送ります。</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::DashboardListView</name>
    <message>
        <source>Starred dashboards</source>
        <translation>スター付きダッシュボード</translation>
    </message>
    <message>
        <source>Recently viewed dashboards</source>
        <translation>最近見たダッシュボード</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>%1, starred</source>
        <translation>%1、スター付き</translation>
    </message>
    <message>
        <source>Star (S)</source>
        <translation>スター (S)</translation>
    </message>
    <message>
        <source>Title or tag</source>
        <translation>タイトルまたはタグ</translation>
    </message>
    <message>
        <source>There are no dashboards.</source>
        <translation>ダッシュボードがありません。</translation>
    </message>
    <message>
        <source>Put Grafana-compatible JSON files into the workspace&apos;s dashboards folder.</source>
        <translation>Grafana互換のJSONファイルを、ワークスペースのdashboardsフォルダーに置いてください。</translation>
    </message>
    <message>
        <source>No dashboard</source>
        <translation>ダッシュボードなし</translation>
    </message>
    <message>
        <source>Star dashboards with S in a list of them.</source>
        <translation>一覧でSキーを押すとスターを付けられます。</translation>
    </message>
    <message>
        <source>Nothing passes the panel&apos;s filters.</source>
        <translation>パネルの条件に合うものがありません。</translation>
    </message>
    <message>
        <source>No dashboard is called that.</source>
        <translation>その名前のダッシュボードはありません。</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::DashboardWindow</name>
    <message>
        <source>Fill the monitor (F11)</source>
        <translation>画面いっぱいに表示 (F11)</translation>
    </message>
    <message>
        <source>Edit dashboard</source>
        <translation>ダッシュボードを編集</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>元に戻す操作はありません</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>やり直す操作はありません</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::DashboardsScreen</name>
    <message>
        <source>No dashboard yet</source>
        <translation>ダッシュボードがまだありません</translation>
    </message>
    <message>
        <source>Put Grafana-compatible JSON files into the workspace&apos;s dashboards folder.</source>
        <translation>Grafana互換のJSONファイルを、ワークスペースのdashboardsフォルダーに置いてください。</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>ダッシュボード</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>保存中…</translation>
    </message>
    <message numerus="yes">
        <source>Saved %1, %n step(s) to undo</source>
        <translation>
            <numerusform>%1に保存、%n回分を元に戻せます</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存: %1</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>moving a panel</source>
        <translation>パネルの移動</translation>
    </message>
    <message>
        <source>resizing a panel</source>
        <translation>パネルのサイズ変更</translation>
    </message>
    <message>
        <source>adding a panel</source>
        <translation>パネルの追加</translation>
    </message>
    <message>
        <source>deleting a panel</source>
        <translation>パネルの削除</translation>
    </message>
    <message>
        <source>duplicating a panel</source>
        <translation>パネルの複製</translation>
    </message>
    <message>
        <source>editing a panel</source>
        <translation>パネルの編集</translation>
    </message>
    <message>
        <source>changing the layout</source>
        <translation>配置の変更</translation>
    </message>
    <message>
        <source>changing a variable</source>
        <translation>変数の変更</translation>
    </message>
    <message>
        <source>folding a row</source>
        <translation>行の折りたたみ</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>%1を元に戻す</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>%1をやり直す</translation>
    </message>
    <message>
        <source>New panel</source>
        <translation>新しいパネル</translation>
    </message>
    <message>
        <source>Edit dashboard</source>
        <translation>ダッシュボードを編集</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>やり直す</translation>
    </message>
    <message>
        <source>Add panel</source>
        <translation>パネルを追加</translation>
    </message>
    <message>
        <source>Duplicate panel</source>
        <translation>パネルを複製</translation>
    </message>
    <message>
        <source>Delete panel</source>
        <translation>パネルを削除</translation>
    </message>
    <message>
        <source>Edit panel</source>
        <translation>パネルを編集</translation>
    </message>
    <message>
        <source>Versions of the dashboard</source>
        <translation>ダッシュボードの版</translation>
    </message>
    <message>
        <source>Layout: %1</source>
        <translation>配置: %1</translation>
    </message>
    <message>
        <source>Edits from %1 that were not saved</source>
        <translation>%1 からの編集が保存されていません</translation>
    </message>
    <message>
        <source>Restore them</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>The file was changed by somebody else. Your steps are kept: undo goes back to them</source>
        <translation>ファイルが他の人によって変更されました。あなたの手順は残っており、元に戻す操作で戻れます</translation>
    </message>
    <message>
        <source>Show versions</source>
        <translation>版を表示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Undo will not survive a restart: %1</source>
        <translation>元に戻す履歴は再起動すると失われます: %1</translation>
    </message>
    <message>
        <source>renaming the dashboard</source>
        <translation>ダッシュボードの名前の変更</translation>
    </message>
    <message>
        <source>changing the time range</source>
        <translation>期間の変更</translation>
    </message>
    <message>
        <source>restoring a version</source>
        <translation>版の復元</translation>
    </message>
    <message>
        <source>what changed in the file</source>
        <translation>ファイルの変更</translation>
    </message>
    <message>
        <source>Somebody else changed the file while you were editing. Theirs is kept as a version</source>
        <translation>編集中に他の人がファイルを変更しました。その内容は版として残っています</translation>
    </message>
    <message>
        <source>Save this time range in the dashboard</source>
        <translation>この期間をダッシュボードに保存</translation>
    </message>
    <message>
        <source>Save these variable values in the dashboard</source>
        <translation>この変数の値をダッシュボードに保存</translation>
    </message>
    <message numerus="yes">
        <source>%n repeated panel(s) are not shown: choose fewer values</source>
        <translation>
            <numerusform>繰り返しパネル%n枚は表示していません。値を減らしてください</numerusform>
        </translation>
    </message>
    <message>
        <source>Show or hide incidents on panels</source>
        <translation>パネル上のインシデントの表示を切り替え</translation>
    </message>
    <message>
        <source>Show or hide alerts on panels</source>
        <translation>パネル上のアラートの表示を切り替え</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::ElasticForm</name>
    <message>
        <source>Query, Lucene</source>
        <translation>クエリ (Lucene)</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>メトリクス</translation>
    </message>
    <message>
        <source>Buckets, the outermost first</source>
        <translation>バケット（外側から順に）</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>凡例</translation>
    </message>
    <message>
        <source>Time field</source>
        <translation>時刻フィールド</translation>
    </message>
    <message>
        <source>Metric %1</source>
        <translation>メトリクス %1</translation>
    </message>
    <message>
        <source>Add metric</source>
        <translation>メトリクスを追加</translation>
    </message>
    <message>
        <source>Buckets %1</source>
        <translation>バケット %1</translation>
    </message>
    <message>
        <source>Add buckets</source>
        <translation>バケットを追加</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::ElasticSections</name>
    <message>
        <source>Count</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Percentiles</source>
        <translation>パーセンタイル</translation>
    </message>
    <message>
        <source>Unique count</source>
        <translation>ユニーク数</translation>
    </message>
    <message>
        <source>Extended statistics</source>
        <translation>拡張統計</translation>
    </message>
    <message>
        <source>Derivative</source>
        <translation>微分</translation>
    </message>
    <message>
        <source>Cumulative sum</source>
        <translation>累積和</translation>
    </message>
    <message>
        <source>Moving average</source>
        <translation>移動平均</translation>
    </message>
    <message>
        <source>Formula over metrics</source>
        <translation>メトリクスの式</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>用語</translation>
    </message>
    <message>
        <source>Date histogram</source>
        <translation>日時ヒストグラム</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>ヒストグラム</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>フィルター</translation>
    </message>
    <message>
        <source>Choose a metric</source>
        <translation>メトリクスを選択</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>メトリクス</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>式</translation>
    </message>
    <message>
        <source>Of the metric</source>
        <translation>元のメトリクス</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>フィールド</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Hide it</source>
        <translation>表示しない</translation>
    </message>
    <message>
        <source>The term</source>
        <translation>用語</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>個数</translation>
    </message>
    <message>
        <source>Order by</source>
        <translation>並べ替えの基準</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>並び順</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>大きい順</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>小さい順</translation>
    </message>
    <message>
        <source>At least documents</source>
        <translation>最小の文書数</translation>
    </message>
    <message>
        <source>Without the field</source>
        <translation>フィールドがないとき</translation>
    </message>
    <message>
        <source>Buckets</source>
        <translation>バケット</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>間隔</translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation>フィルター %1</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>フィルターを追加</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>クエリ</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Range %1</source>
        <translation>範囲 %1</translation>
    </message>
    <message>
        <source>Add range</source>
        <translation>範囲を追加</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>To</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Value %1</source>
        <translation>値 %1</translation>
    </message>
    <message>
        <source>Add value</source>
        <translation>値を追加</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::ExportBar</name>
    <message>
        <source>PNG picture</source>
        <translation>PNG画像</translation>
    </message>
    <message>
        <source>SVG picture</source>
        <translation>SVG画像</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>CSV data</source>
        <translation>CSVデータ</translation>
    </message>
    <message>
        <source>Grafana JSON</source>
        <translation>Grafana JSON</translation>
    </message>
    <message>
        <source>JSON data</source>
        <translation>JSONデータ</translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>書き込み先ファイル</translation>
    </message>
    <message>
        <source>One long page</source>
        <translation>1枚の長いページ</translation>
    </message>
    <message>
        <source>A4, landscape</source>
        <translation>A4横</translation>
    </message>
    <message>
        <source>Close the export</source>
        <translation>書き出しを閉じる</translation>
    </message>
    <message>
        <source>There is such a file. Save again to replace it</source>
        <translation>同名のファイルがあります。もう一度保存すると置き換えます</translation>
    </message>
    <message>
        <source>Drawing …</source>
        <translation>描画中…</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>保存しました: %1</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>保存できませんでした: %1</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::ExpressionForm</name>
    <message>
        <source>Formula</source>
        <translation>式</translation>
    </message>
    <message>
        <source>A formula over queries, for instance $A / $B * 100</source>
        <translation>クエリの式、例: $A / $B * 100</translation>
    </message>
    <message>
        <source>Condition %1</source>
        <translation>条件 %1</translation>
    </message>
    <message>
        <source>Add condition</source>
        <translation>条件を追加</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::ExpressionSections</name>
    <message>
        <source>Choose a query</source>
        <translation>クエリを選択</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>元のクエリ</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>中央値</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Difference, without sign</source>
        <translation>差（絶対値）</translation>
    </message>
    <message>
        <source>Difference in percent</source>
        <translation>差（%）</translation>
    </message>
    <message>
        <source>Difference in percent, without sign</source>
        <translation>差（%、絶対値）</translation>
    </message>
    <message>
        <source>Count of values</source>
        <translation>値の個数</translation>
    </message>
    <message>
        <source>Is above</source>
        <translation>より大きい</translation>
    </message>
    <message>
        <source>Is below</source>
        <translation>より小さい</translation>
    </message>
    <message>
        <source>Is equal to</source>
        <translation>等しい</translation>
    </message>
    <message>
        <source>Is not equal to</source>
        <translation>等しくない</translation>
    </message>
    <message>
        <source>Is at least</source>
        <translation>以上</translation>
    </message>
    <message>
        <source>Is at most</source>
        <translation>以下</translation>
    </message>
    <message>
        <source>Is within</source>
        <translation>範囲内</translation>
    </message>
    <message>
        <source>Is outside of</source>
        <translation>範囲外</translation>
    </message>
    <message>
        <source>Is within, ends included</source>
        <translation>範囲内（両端を含む）</translation>
    </message>
    <message>
        <source>Is outside of, ends included</source>
        <translation>範囲外（両端を含む）</translation>
    </message>
    <message>
        <source>Has no value</source>
        <translation>値がない</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>To</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>演算</translation>
    </message>
    <message>
        <source>Math</source>
        <translation>数式</translation>
    </message>
    <message>
        <source>Reduce</source>
        <translation>集約</translation>
    </message>
    <message>
        <source>Resample</source>
        <translation>再サンプリング</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>しきい値</translation>
    </message>
    <message>
        <source>Classic conditions</source>
        <translation>従来の条件</translation>
    </message>
    <message>
        <source>Calculation</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>Values that are no numbers</source>
        <translation>数値でない値</translation>
    </message>
    <message>
        <source>Make the result NaN</source>
        <translation>結果を NaN にする</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>除く</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>Replaced with</source>
        <translation>置き換える値</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>Several values become</source>
        <translation>複数の値のまとめ方</translation>
    </message>
    <message>
        <source>Without a value</source>
        <translation>値がないとき</translation>
    </message>
    <message>
        <source>Stays empty</source>
        <translation>空のまま</translation>
    </message>
    <message>
        <source>The value before</source>
        <translation>直前の値</translation>
    </message>
    <message>
        <source>The value after</source>
        <translation>直後の値</translation>
    </message>
    <message>
        <source>Joined by</source>
        <translation>結合</translation>
    </message>
    <message>
        <source>And</source>
        <translation>かつ</translation>
    </message>
    <message>
        <source>Or</source>
        <translation>または</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::FieldSections</name>
    <message>
        <source>Values</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>小数桁</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Without value</source>
        <translation>値がないとき</translation>
    </message>
    <message>
        <source>By thresholds</source>
        <translation>しきい値による</translation>
    </message>
    <message>
        <source>One colour</source>
        <translation>単色</translation>
    </message>
    <message>
        <source>Shades of one</source>
        <translation>同系色の濃淡</translation>
    </message>
    <message>
        <source>Palette</source>
        <translation>パレット</translation>
    </message>
    <message>
        <source>Palette, by name</source>
        <translation>パレット (名前順)</translation>
    </message>
    <message>
        <source>Scale %1</source>
        <translation>段階色 %1</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Series by its</source>
        <translation>系列の色の基準</translation>
    </message>
    <message>
        <source>Last value</source>
        <translation>最新値</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>最小値</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>最大値</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Drawn as</source>
        <translation>描画</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>線</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>バー</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Between samples</source>
        <translation>サンプル間</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>直線</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>なめらか</translation>
    </message>
    <message>
        <source>Step before</source>
        <translation>階段 (前)</translation>
    </message>
    <message>
        <source>Step after</source>
        <translation>階段 (後)</translation>
    </message>
    <message>
        <source>Width, pixels</source>
        <translation>太さ (px)</translation>
    </message>
    <message>
        <source>Dash</source>
        <translation>線種</translation>
    </message>
    <message>
        <source>Solid</source>
        <translation>実線</translation>
    </message>
    <message>
        <source>Dashes</source>
        <translation>破線</translation>
    </message>
    <message>
        <source>Dots</source>
        <translation>点線</translation>
    </message>
    <message>
        <source>Fill, percent</source>
        <translation>塗り (%)</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>グラデーション</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Hue</source>
        <translation>色相</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Fill down to series</source>
        <translation>塗りの下端の系列</translation>
    </message>
    <message>
        <source>Where few</source>
        <translation>少ないとき</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>常に</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Point size, pixels</source>
        <translation>点の大きさ (px)</translation>
    </message>
    <message>
        <source>Stacking</source>
        <translation>積み上げ</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>通常</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Join gaps</source>
        <translation>欠測をつなぐ</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>変換</translation>
    </message>
    <message>
        <source>Downwards</source>
        <translation>下向き</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>定数</translation>
    </message>
    <message>
        <source>Thresholds as</source>
        <translation>しきい値の表示</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Dashed lines</source>
        <translation>破線</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>面</translation>
    </message>
    <message>
        <source>Areas and lines</source>
        <translation>面と線</translation>
    </message>
    <message>
        <source>Areas, dashed lines</source>
        <translation>面と破線</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>軸</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>By the unit</source>
        <translation>単位による</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>非表示</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>目盛り</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>線形</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>対数</translation>
    </message>
    <message>
        <source>Logarithmic around zero</source>
        <translation>ゼロ対称の対数</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>底</translation>
    </message>
    <message>
        <source>At most up from</source>
        <translation>下端の目安</translation>
    </message>
    <message>
        <source>At least up to</source>
        <translation>上端の目安</translation>
    </message>
    <message>
        <source>Zero in the middle</source>
        <translation>ゼロを中央に</translation>
    </message>
    <message>
        <source>Grid lines</source>
        <translation>罫線</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>枠線</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>面</translation>
    </message>
    <message>
        <source>Line width, pixels</source>
        <translation>線の太さ (px)</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>セル</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>揃え</translation>
    </message>
    <message>
        <source>By the type</source>
        <translation>型による</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Coloured text</source>
        <translation>文字に色</translation>
    </message>
    <message>
        <source>Coloured background</source>
        <translation>背景に色</translation>
    </message>
    <message>
        <source>Bar</source>
        <translation>棒</translation>
    </message>
    <message>
        <source>Small line</source>
        <translation>小さな線</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::FilterEditor</name>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Every query of this source gets the filter</source>
        <translation>このソースのすべてのクエリに条件が付きます</translation>
    </message>
    <message>
        <source>Several values with | between them</source>
        <translation>複数の値は | で区切ります</translation>
    </message>
    <message>
        <source>A regular expression for the whole value</source>
        <translation>値全体に対する正規表現</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) known</source>
        <translation>
            <numerusform>既知の値%n件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::FilterRow</name>
    <message>
        <source>Add a filter</source>
        <translation>条件を追加</translation>
    </message>
    <message>
        <source>Filter %1 %2 %3</source>
        <translation>条件 %1 %2 %3</translation>
    </message>
    <message>
        <source>Enter changes it, Delete removes it</source>
        <translation>Enterで変更、Deleteで削除</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::GaugeView</name>
    <message>
        <source>of %1</source>
        <translation>上限 %1</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::GridView</name>
    <message>
        <source>Dashboard panels</source>
        <translation>ダッシュボードのパネル</translation>
    </message>
    <message>
        <source>%1 was here. Esc puts it back</source>
        <translation>%1 の元の位置。Escで戻ります</translation>
    </message>
    <message>
        <source>No further</source>
        <translation>これ以上動きません</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>元に戻しました</translation>
    </message>
    <message>
        <source>Gravity</source>
        <translation>上詰め</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>入れ替え</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>挿入</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Changes places with %1</source>
        <translation>%1 と入れ替わります</translation>
    </message>
    <message>
        <source>Nothing else moves</source>
        <translation>他は動きません</translation>
    </message>
    <message numerus="yes">
        <source>%n other panel(s) shrink(s)</source>
        <translation>
            <numerusform>他に%n枚のパネルが縮みます</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other panel(s) move(s)</source>
        <translation>
            <numerusform>他に%n枚のパネルが動きます</numerusform>
        </translation>
    </message>
    <message>
        <source>Stays. Drop it on a panel or on empty cells</source>
        <translation>動きません。パネルの上か空いた場所に置いてください</translation>
    </message>
    <message>
        <source>Column %1, row %2, %3 × %4</source>
        <translation>列 %1、行 %2、%3 × %4</translation>
    </message>
    <message numerus="yes">
        <source>%n panels: column %1, row %2, %3 × %4</source>
        <translation>
            <numerusform>パネル%n枚: 列 %1、行 %2、%3 × %4</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Esc gives back the old size</source>
        <translation>Escで元の大きさに戻ります</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::HeatmapView</name>
    <message>
        <source>Links</source>
        <translation>リンク</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::ImportPane</name>
    <message>
        <source>Dashboards from files</source>
        <translation>ファイルのダッシュボード</translation>
    </message>
    <message>
        <source>Close the import</source>
        <translation>取り込みを閉じる</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <translation>%1 (%2): %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>他%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 panels are drawn as asked</source>
        <translation>%2枚中%1枚のパネルを指定どおり描画できます</translation>
    </message>
    <message>
        <source>Add to workspace</source>
        <translation>ワークスペースに追加</translation>
    </message>
    <message>
        <source>Only look</source>
        <translation>見るだけ</translation>
    </message>
    <message>
        <source>In the workspace as %1</source>
        <translation>ワークスペースに%1として保存済み</translation>
    </message>
    <message>
        <source>Not added: %1</source>
        <translation>追加できませんでした: %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>The first source of type %1</source>
        <translation>種類%1の最初のソース</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::IncidentListView</name>
    <message>
        <source>Acknowledged</source>
        <translation>確認済み</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解決済み</translation>
    </message>
    <message>
        <source>Triggered</source>
        <translation>発生中</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>担当者なし</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1から</translation>
    </message>
    <message>
        <source>No PagerDuty source is configured.</source>
        <translation>PagerDutyのソースが設定されていません。</translation>
    </message>
    <message>
        <source>Add one in the settings.</source>
        <translation>設定で追加してください。</translation>
    </message>
    <message>
        <source>No incident</source>
        <translation>インシデントなし</translation>
    </message>
    <message>
        <source>Nothing passes the panel&apos;s filters.</source>
        <translation>パネルの条件に合うものがありません。</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::InspectPane</name>
    <message>
        <source>What is behind the panel</source>
        <translation>パネルの中身</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Close the inspector</source>
        <translation>インスペクターを閉じる</translation>
    </message>
    <message>
        <source>Parts of the inspector</source>
        <translation>インスペクターの表示</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>手順</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>クエリ</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>フレーム</translation>
    </message>
    <message>
        <source>Data of the panel</source>
        <translation>パネルのデータ</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>%1, query %2</source>
        <translation>%1、クエリ%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Panel %1</source>
        <translation>パネル %1</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>データなし</translation>
    </message>
    <message>
        <source>%1 rows, %2 fields</source>
        <translation>%1行、%2フィールド</translation>
    </message>
    <message>
        <source>The panel shows its answers as they come: it has no transformations.</source>
        <translation>変換はなく、応答をそのまま表示しています。</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>無効</translation>
    </message>
    <message>
        <source>%1 frames, %2 rows in; %3 frames, %4 rows out</source>
        <translation>入力 %1フレーム %2行、出力 %3フレーム %4行</translation>
    </message>
    <message>
        <source>did not run</source>
        <translation>実行されていません</translation>
    </message>
    <message>
        <source>The latest answer failed: %1</source>
        <translation>最新の応答は失敗しました: %1</translation>
    </message>
    <message>
        <source>The panel has asked nothing yet.</source>
        <translation>パネルはまだ何も問い合わせていません。</translation>
    </message>
    <message>
        <source>%1, at %2</source>
        <translation>%1、時刻 %2</translation>
    </message>
    <message>
        <source>%1, %2, one sample every %3</source>
        <translation>%1、%2、間隔 %3</translation>
    </message>
    <message>
        <source>%1 series, %2 samples</source>
        <translation>%1系列、%2サンプル</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>注意: %1</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::JsonForm</name>
    <message>
        <source>Query, JSON</source>
        <translation>クエリ (JSON)</translation>
    </message>
    <message>
        <source>Sources of the kind &quot;%1&quot; are not asked; the query is kept as it is.</source>
        <translation>種類「%1」のソースには問い合わせません。クエリはそのまま保持されます。</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::LayoutMap</name>
    <message>
        <source>Picture of the version</source>
        <translation>版の図</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::LibraryPane</name>
    <message>
        <source>Panel library</source>
        <translation>パネルライブラリ</translation>
    </message>
    <message>
        <source>Close the library</source>
        <translation>ライブラリを閉じる</translation>
    </message>
    <message>
        <source>Title, dashboard, type or query</source>
        <translation>タイトル、ダッシュボード、種類、クエリ</translation>
    </message>
    <message>
        <source>Panels of all dashboards</source>
        <translation>すべてのダッシュボードのパネル</translation>
    </message>
    <message>
        <source>Panel %1</source>
        <translation>パネル %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Drag a panel to its place, or add it with Enter</source>
        <translation>パネルをドラッグして配置するか、Enterで追加します</translation>
    </message>
    <message>
        <source>No such panel</source>
        <translation>該当するパネルがありません</translation>
    </message>
    <message>
        <source>Panels of all dashboards of the workspace are here.</source>
        <translation>ワークスペースのすべてのダッシュボードのパネルがここに並びます。</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::LinkLook</name>
    <message>
        <source>Enter or click: %1</source>
        <translation>Enterまたはクリック: %1</translation>
    </message>
    <message>
        <source>Enter or click: links</source>
        <translation>Enterまたはクリックでリンクを表示</translation>
    </message>
    <message>
        <source>Enter or double click: %1</source>
        <translation>Enterまたはダブルクリック: %1</translation>
    </message>
    <message>
        <source>Enter or double click: links</source>
        <translation>Enterまたはダブルクリックでリンクを表示</translation>
    </message>
    <message>
        <source>Click or Enter: %1</source>
        <translation>クリックまたはEnter: %1</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::ListOptionsForm</name>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>List</source>
        <translation>一覧</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Name contains</source>
        <translation>名前に含む文字</translation>
    </message>
    <message>
        <source>Matchers, for instance severity=&quot;critical&quot;</source>
        <translation>マッチャー、例: severity=&quot;critical&quot;</translation>
    </message>
    <message>
        <source>Group by labels, with commas</source>
        <translation>まとめるラベル (カンマ区切り)</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>並び順</translation>
    </message>
    <message>
        <source>Name, A to Z</source>
        <translation>名前 A→Z</translation>
    </message>
    <message>
        <source>Name, Z to A</source>
        <translation>名前 Z→A</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>悪い順</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>古い順</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>新しい順</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>発報中</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>保留中</translation>
    </message>
    <message>
        <source>Rules that fail</source>
        <translation>評価に失敗するルール</translation>
    </message>
    <message>
        <source>Only alerts of this dashboard</source>
        <translation>このダッシュボードのアラートのみ</translation>
    </message>
    <message>
        <source>Most rows</source>
        <translation>最大行数</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>スター付き</translation>
    </message>
    <message>
        <source>Recently viewed</source>
        <translation>最近見たもの</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Title contains</source>
        <translation>タイトルに含む文字</translation>
    </message>
    <message>
        <source>Tags, with commas</source>
        <translation>タグ (カンマ区切り)</translation>
    </message>
    <message>
        <source>Headings</source>
        <translation>見出し</translation>
    </message>
    <message>
        <source>Keep the values of variables</source>
        <translation>変数の値を引き継ぐ</translation>
    </message>
    <message>
        <source>Keep the time range</source>
        <translation>時間範囲を引き継ぐ</translation>
    </message>
    <message>
        <source>Query, Lucene</source>
        <translation>クエリ (Lucene)</translation>
    </message>
    <message>
        <source>Fold lines that</source>
        <translation>まとめる行</translation>
    </message>
    <message>
        <source>are never folded</source>
        <translation>まとめない</translation>
    </message>
    <message>
        <source>are the same</source>
        <translation>同一の行</translation>
    </message>
    <message>
        <source>differ in numbers</source>
        <translation>数字だけ異なる行</translation>
    </message>
    <message>
        <source>have the same punctuation</source>
        <translation>記号の並びが同じ行</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Common labels</source>
        <translation>共通のラベル</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>行を折り返す</translation>
    </message>
    <message>
        <source>Indent JSON</source>
        <translation>JSONを整形</translation>
    </message>
    <message>
        <source>Fields of a line on click</source>
        <translation>クリックで行のフィールドを表示</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>オペレーション</translation>
    </message>
    <message>
        <source>Tags, for instance error=true</source>
        <translation>タグ、例: error=true</translation>
    </message>
    <message>
        <source>At least as long as</source>
        <translation>最短時間</translation>
    </message>
    <message>
        <source>At most as long as</source>
        <translation>最長時間</translation>
    </message>
    <message>
        <source>Most traces</source>
        <translation>最大件数</translation>
    </message>
    <message>
        <source>Triggered</source>
        <translation>発生中</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>確認済み</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解決済み</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>緊急度</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Services, with commas</source>
        <translation>サービス (カンマ区切り)</translation>
    </message>
    <message>
        <source>Files, with commas</source>
        <translation>ファイル (カンマ区切り)</translation>
    </message>
    <message>
        <source>Burn rates over, with commas</source>
        <translation>消費率の期間 (カンマ区切り)</translation>
    </message>
    <message>
        <source>Fields instead of the line, with commas</source>
        <translation>行の代わりに表示するフィールド（カンマ区切り）</translation>
    </message>
    <message>
        <source>Time down to</source>
        <translation>時刻の細かさ</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>ミリ秒</translation>
    </message>
    <message>
        <source>nanoseconds</source>
        <translation>ナノ秒</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>普通</translation>
    </message>
    <message>
        <source>small</source>
        <translation>小さめ</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::ListPanelView</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2件中%1件</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::LogsView</name>
    <message>
        <source>No Elasticsearch source is configured.</source>
        <translation>Elasticsearchのソースが設定されていません。</translation>
    </message>
    <message>
        <source>Add one in the settings.</source>
        <translation>設定で追加してください。</translation>
    </message>
    <message>
        <source>No lines match.</source>
        <translation>一致する行がありません。</translation>
    </message>
    <message>
        <source>The query is right, but there is nothing in this time range.</source>
        <translation>クエリは正しいですが、この時間範囲には何もありません。</translation>
    </message>
    <message>
        <source>%1 of %2 shards failed: lines are missing.</source>
        <translation>%2シャード中%1が失敗し、欠けている行があります。</translation>
    </message>
    <message>
        <source>The newest %1 lines; there may be more.</source>
        <translation>新しい順に%1行。さらにある可能性があります。</translation>
    </message>
    <message>
        <source>The oldest %1 lines; there may be more.</source>
        <translation>古い順に%1行。さらにある可能性があります。</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::MappingsEdit</name>
    <message>
        <source>Value mappings</source>
        <translation>値の読み替え</translation>
    </message>
    <message>
        <source>Add mapping</source>
        <translation>読み替えを追加</translation>
    </message>
    <message>
        <source>A value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>A range</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>A pattern</source>
        <translation>パターン</translation>
    </message>
    <message>
        <source>Null, NaN and the like</source>
        <translation>Null、NaNなど</translation>
    </message>
    <message>
        <source>Shown as</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Special value</source>
        <translation>特別な値</translation>
    </message>
    <message>
        <source>Null</source>
        <translation>Null</translation>
    </message>
    <message>
        <source>NaN</source>
        <translation>NaN</translation>
    </message>
    <message>
        <source>Null or NaN</source>
        <translation>NullまたはNaN</translation>
    </message>
    <message>
        <source>True</source>
        <translation>真</translation>
    </message>
    <message>
        <source>False</source>
        <translation>偽</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>パターン</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>To</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Move the mapping up</source>
        <translation>読み替えを上へ</translation>
    </message>
    <message>
        <source>Remove the mapping</source>
        <translation>読み替えを削除</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::OptionForm</name>
    <message>
        <source>Auto</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>A whole number is needed</source>
        <translation>整数を入力してください</translation>
    </message>
    <message>
        <source>A number is needed</source>
        <translation>数値を入力してください</translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>%1〜%2の値</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::OrganizeEdit</name>
    <message>
        <source>Leave out %1</source>
        <translation>%1を除く</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新しい名前</translation>
    </message>
    <message>
        <source>New name of %1</source>
        <translation>%1の新しい名前</translation>
    </message>
    <message>
        <source>Move %1 up</source>
        <translation>%1を上へ</translation>
    </message>
    <message>
        <source>Move %1 down</source>
        <translation>%1を下へ</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::OverrideEdit</name>
    <message>
        <source>Thresholds</source>
        <translation>しきい値</translation>
    </message>
    <message>
        <source>Value mappings</source>
        <translation>値の読み替え</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Fields chosen by</source>
        <translation>対象の選び方</translation>
    </message>
    <message>
        <source>Fields with the name</source>
        <translation>名前が一致するフィールド</translation>
    </message>
    <message>
        <source>Fields with names like</source>
        <translation>名前がパターンに合うフィールド</translation>
    </message>
    <message>
        <source>Fields of the type</source>
        <translation>型が一致するフィールド</translation>
    </message>
    <message>
        <source>Fields of the query</source>
        <translation>クエリのフィールド</translation>
    </message>
    <message>
        <source>Fields among</source>
        <translation>一覧にあるフィールド</translation>
    </message>
    <message>
        <source>Remove the override</source>
        <translation>上書きを削除</translation>
    </message>
    <message>
        <source>Name of the field</source>
        <translation>フィールド名</translation>
    </message>
    <message>
        <source>Pattern, for instance /p9\d/</source>
        <translation>パターン、例: /p9\d/</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>型</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Truth value</source>
        <translation>真偽値</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>クエリ</translation>
    </message>
    <message>
        <source>Names of fields</source>
        <translation>フィールド名の一覧</translation>
    </message>
    <message>
        <source>Fields as the file says</source>
        <translation>ファイルの指定どおり</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::OverridesPage</name>
    <message>
        <source>Add override</source>
        <translation>上書きを追加</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::PanelCommands</name>
    <message>
        <source>Panel menu</source>
        <translation>パネルメニュー</translation>
    </message>
    <message>
        <source>Show the whole dashboard</source>
        <translation>ダッシュボード全体を表示</translation>
    </message>
    <message>
        <source>View alone</source>
        <translation>単独で表示</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>書き出し</translation>
    </message>
    <message>
        <source>Inspect data</source>
        <translation>データを調べる</translation>
    </message>
    <message>
        <source>Into a window of its own</source>
        <translation>独立したウィンドウへ</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Panel %1</source>
        <translation>パネル %1</translation>
    </message>
    <message>
        <source>%1, %2 %3</source>
        <translation>%1、%2 %3</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>ダッシュボード</translation>
    </message>
    <message>
        <source>View the panel alone</source>
        <translation>パネルを単独で表示</translation>
    </message>
    <message>
        <source>Inspect the panel&apos;s data</source>
        <translation>パネルのデータを調べる</translation>
    </message>
    <message>
        <source>Panel library</source>
        <translation>パネルライブラリ</translation>
    </message>
    <message>
        <source>Copy the panels</source>
        <translation>パネルをコピー</translation>
    </message>
    <message>
        <source>Cut the panels</source>
        <translation>パネルを切り取り</translation>
    </message>
    <message>
        <source>Paste panels</source>
        <translation>パネルを貼り付け</translation>
    </message>
    <message>
        <source>Panel into a window of its own</source>
        <translation>パネルを独立したウィンドウへ</translation>
    </message>
    <message>
        <source>Dashboard into a window of its own</source>
        <translation>ダッシュボードを独立したウィンドウへ</translation>
    </message>
    <message>
        <source>Export the dashboard: %1</source>
        <translation>ダッシュボードを書き出し: %1</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::PanelEditor</name>
    <message>
        <source>Panel editor</source>
        <translation>パネルエディター</translation>
    </message>
    <message>
        <source>Edit panel</source>
        <translation>パネルを編集</translation>
    </message>
    <message>
        <source>Close the editor</source>
        <translation>エディターを閉じる</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>タイトル</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>時系列</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Gauge</source>
        <translation>ゲージ</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>バー</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>アラート</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>インシデント</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>トレース</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>ログ行</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>ダッシュボード</translation>
    </message>
    <message>
        <source>Parts of the panel</source>
        <translation>パネルの設定</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>ヒートマップ</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>ヒストグラム</translation>
    </message>
    <message>
        <source>Bar chart</source>
        <translation>棒グラフ</translation>
    </message>
    <message>
        <source>Pie chart</source>
        <translation>円グラフ</translation>
    </message>
    <message>
        <source>States over time</source>
        <translation>状態の推移</translation>
    </message>
    <message>
        <source>Status history</source>
        <translation>状態の履歴</translation>
    </message>
    <message>
        <source>Queries</source>
        <translation>クエリ</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>変換</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>パネル</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>フィールド</translation>
    </message>
    <message>
        <source>Overrides</source>
        <translation>上書き</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::PanelFrame</name>
    <message>
        <source>Edit panel</source>
        <translation>パネルを編集</translation>
    </message>
    <message>
        <source>Duplicate panel</source>
        <translation>パネルを複製</translation>
    </message>
    <message>
        <source>Delete panel</source>
        <translation>パネルを削除</translation>
    </message>
    <message>
        <source>This panel asks nothing yet</source>
        <translation>このパネルにはまだクエリがありません</translation>
    </message>
    <message>
        <source>Edit it and give it a query.</source>
        <translation>編集してクエリを追加してください。</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>データなし</translation>
    </message>
    <message>
        <source>The query is right, but nothing matches it in this time range.</source>
        <translation>クエリは正しいですが、この期間に該当するものがありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>注意%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Panel menu</source>
        <translation>パネルメニュー</translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>直近 %1</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>This link leads to nothing that is known here.</source>
        <translation>リンク先が見つかりません。</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::PanelMarks</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>他%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is firing</source>
        <translation>%1が発報中です</translation>
    </message>
    <message>
        <source>%1 is pending</source>
        <translation>%1が保留中です</translation>
    </message>
    <message>
        <source>Firing</source>
        <translation>発報中</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>保留中</translation>
    </message>
    <message>
        <source>Alerts of this panel</source>
        <translation>このパネルのアラート</translation>
    </message>
    <message>
        <source>Click to make the windows four scrapes wide; undo takes it back.</source>
        <translation>クリックすると期間を収集4回分に広げます。元に戻せます。</translation>
    </message>
    <message>
        <source>rate() needs two scrapes: the curve has holes or is empty. Edit the dashboard to mend it.</source>
        <translation>rate()には収集2回分が必要で、曲線が欠けます。編集して修正してください。</translation>
    </message>
    <message>
        <source>Rate window holds &lt; 2 scrapes</source>
        <translation>期間内の収集が2回未満</translation>
    </message>
    <message>
        <source>Rate window holds fewer than two scrapes</source>
        <translation>期間内の収集が2回未満です</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::PanelPage</name>
    <message>
        <source>Text, Markdown</source>
        <translation>テキスト (Markdown)</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>パネル</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Range of its own</source>
        <translation>独自の範囲</translation>
    </message>
    <message>
        <source>Shifted back by</source>
        <translation>さかのぼる時間</translation>
    </message>
    <message>
        <source>Least step</source>
        <translation>最小間隔</translation>
    </message>
    <message>
        <source>Most points</source>
        <translation>最大点数</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>繰り返し</translation>
    </message>
    <message>
        <source>For each value of</source>
        <translation>変数の値ごと</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横</translation>
    </message>
    <message>
        <source>Downwards</source>
        <translation>下向き</translation>
    </message>
    <message>
        <source>Most in a row</source>
        <translation>1行の最大数</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::PanelSections</name>
    <message>
        <source>Values</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>凡例</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>表示中</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>List</source>
        <translation>一覧</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>下</translation>
    </message>
    <message>
        <source>On the right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Tooltip</source>
        <translation>ツールチップ</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>表示内容</translation>
    </message>
    <message>
        <source>All series</source>
        <translation>全系列</translation>
    </message>
    <message>
        <source>The nearest series</source>
        <translation>最も近い系列</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>並び順</translation>
    </message>
    <message>
        <source>As the series come</source>
        <translation>系列の順</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>小さい順</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>大きい順</translation>
    </message>
    <message>
        <source>Leave out zeros</source>
        <translation>ゼロを除く</translation>
    </message>
    <message>
        <source>Calculation</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Every row is a value</source>
        <translation>各行を値とする</translation>
    </message>
    <message>
        <source>Most rows</source>
        <translation>最大行数</translation>
    </message>
    <message>
        <source>Fields, name or /pattern/</source>
        <translation>フィールド (名前または /パターン/)</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>向き</translation>
    </message>
    <message>
        <source>By the room</source>
        <translation>広さによる</translation>
    </message>
    <message>
        <source>Horizontal</source>
        <translation>横</translation>
    </message>
    <message>
        <source>Vertical</source>
        <translation>縦</translation>
    </message>
    <message>
        <source>Where they fit</source>
        <translation>収まるとき</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>常に</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>見た目</translation>
    </message>
    <message>
        <source>Colour of</source>
        <translation>色を付ける所</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>Background, solid</source>
        <translation>背景 (単色)</translation>
    </message>
    <message>
        <source>Line behind</source>
        <translation>背後の線</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Value and name</source>
        <translation>値と名前</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>揃え</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>Value beside the name where wide</source>
        <translation>広いとき値を名前の横に</translation>
    </message>
    <message>
        <source>Change in percent</source>
        <translation>変化率</translation>
    </message>
    <message>
        <source>Colour of change</source>
        <translation>変化の色</translation>
    </message>
    <message>
        <source>More is good</source>
        <translation>増加が良い</translation>
    </message>
    <message>
        <source>More is bad</source>
        <translation>増加が悪い</translation>
    </message>
    <message>
        <source>As the value</source>
        <translation>値と同じ</translation>
    </message>
    <message>
        <source>Name size, pixels</source>
        <translation>名前の大きさ (px)</translation>
    </message>
    <message>
        <source>Value size, pixels</source>
        <translation>値の大きさ (px)</translation>
    </message>
    <message>
        <source>Threshold numbers</source>
        <translation>しきい値の数字</translation>
    </message>
    <message>
        <source>Threshold ring</source>
        <translation>しきい値の輪</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>Least size</source>
        <translation>最小サイズ</translation>
    </message>
    <message>
        <source>Least width, pixels</source>
        <translation>最小幅 (px)</translation>
    </message>
    <message>
        <source>Least height, pixels</source>
        <translation>最小の高さ (px)</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>バー</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>グラデーション</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>セグメント</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>単純</translation>
    </message>
    <message>
        <source>In the bar&apos;s colour</source>
        <translation>棒の色</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>文字色</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>非表示</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>上</translation>
    </message>
    <message>
        <source>On the left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Unfilled part</source>
        <translation>残りの部分</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手動</translation>
    </message>
    <message>
        <source>Greatest height, pixels</source>
        <translation>最大の高さ (px)</translation>
    </message>
    <message>
        <source>Calculations</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>見出し</translation>
    </message>
    <message>
        <source>Row height</source>
        <translation>行の高さ</translation>
    </message>
    <message>
        <source>One line</source>
        <translation>1行</translation>
    </message>
    <message>
        <source>Two lines</source>
        <translation>2行</translation>
    </message>
    <message>
        <source>Three lines</source>
        <translation>3行</translation>
    </message>
    <message>
        <source>Which of several tables</source>
        <translation>表示する表</translation>
    </message>
    <message>
        <source>Footer</source>
        <translation>フッター</translation>
    </message>
    <message>
        <source>Count rows</source>
        <translation>行数を数える</translation>
    </message>
    <message>
        <source>Buckets</source>
        <translation>区間</translation>
    </message>
    <message>
        <source>Count raw values</source>
        <translation>生の値を数える</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>縦</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>目盛り</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>線形</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>対数</translation>
    </message>
    <message>
        <source>Gap, pixels</source>
        <translation>隙間 (px)</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>色</translation>
    </message>
    <message>
        <source>By</source>
        <translation>基準</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Steps by</source>
        <translation>段階の付け方</translation>
    </message>
    <message>
        <source>Exponent</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>手順</translation>
    </message>
    <message>
        <source>Reversed</source>
        <translation>逆順</translation>
    </message>
    <message>
        <source>From count</source>
        <translation>下限の件数</translation>
    </message>
    <message>
        <source>Up to count</source>
        <translation>上限の件数</translation>
    </message>
    <message>
        <source>Axis</source>
        <translation>軸</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>単位</translation>
    </message>
    <message>
        <source>Decimals</source>
        <translation>小数桁</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Upside down</source>
        <translation>上下反転</translation>
    </message>
    <message>
        <source>Histogram in the tooltip</source>
        <translation>ツールチップにヒストグラム</translation>
    </message>
    <message>
        <source>Hide counts up to</source>
        <translation>隠す件数 (以下)</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>ずらし</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>All series together</source>
        <translation>全系列をまとめる</translation>
    </message>
    <message>
        <source>Field along the axis</source>
        <translation>軸のフィールド</translation>
    </message>
    <message>
        <source>Colour by field</source>
        <translation>色のフィールド</translation>
    </message>
    <message>
        <source>Stacking</source>
        <translation>積み上げ</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>通常</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Group width, 0 to 1</source>
        <translation>組の幅 (0〜1)</translation>
    </message>
    <message>
        <source>Bar width, 0 to 1</source>
        <translation>棒の幅 (0〜1)</translation>
    </message>
    <message>
        <source>Turn labels, degrees</source>
        <translation>ラベルの角度 (度)</translation>
    </message>
    <message>
        <source>Longest label, characters</source>
        <translation>ラベルの最大文字数</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>ラベル</translation>
    </message>
    <message>
        <source>Pie</source>
        <translation>円</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>リング</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Row height, 0 to 1</source>
        <translation>行の高さ (0〜1)</translation>
    </message>
    <message>
        <source>Column width, 0 to 1</source>
        <translation>列の幅 (0〜1)</translation>
    </message>
    <message>
        <source>Join equal values</source>
        <translation>同じ値をつなげる</translation>
    </message>
    <message>
        <source>In the middle</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>Rows a page</source>
        <translation>1ページの行数</translation>
    </message>
    <message>
        <source>Pages instead of scrolling</source>
        <translation>スクロールせずページに分ける</translation>
    </message>
    <message>
        <source>Change size, pixels</source>
        <translation>変化の大きさ（ピクセル）</translation>
    </message>
    <message>
        <source>Icons of types in the header</source>
        <translation>見出しに型のアイコン</translation>
    </message>
    <message>
        <source>A bucket&apos;s number is</source>
        <translation>バケットの数値は</translation>
    </message>
    <message>
        <source>Its upper end</source>
        <translation>上端</translation>
    </message>
    <message>
        <source>Its lower end</source>
        <translation>下端</translation>
    </message>
    <message>
        <source>Its middle</source>
        <translation>中央</translation>
    </message>
    <message>
        <source>Corners, pixels</source>
        <translation>角の丸み（ピクセル）</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>タイトル</translation>
    </message>
    <message>
        <source>Counts in the cells</source>
        <translation>セルに件数</translation>
    </message>
    <message>
        <source>Colour of exemplars</source>
        <translation>Exemplarの色</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::PanelView</name>
    <message>
        <source>Links</source>
        <translation>リンク</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::PartEdit</name>
    <message>
        <source>Move up: %1</source>
        <translation>上へ: %1</translation>
    </message>
    <message>
        <source>Move down: %1</source>
        <translation>下へ: %1</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>削除: %1</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::PictureCellDelegate</name>
    <message>
        <source>No picture that is shown here</source>
        <translation>ここで表示できる画像ではありません</translation>
    </message>
    <message>
        <source>Not loaded: %1</source>
        <translation>読み込みません: %1</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::PinnedLinks</name>
    <message>
        <source>Links of the pinned moment</source>
        <translation>固定した時刻のリンク</translation>
    </message>
    <message numerus="yes">
        <source>%n more in the panel menu</source>
        <translation>
            <numerusform>ほか%n件はパネルのメニューに</numerusform>
        </translation>
    </message>
    <message>
        <source>Tab leads to: %1</source>
        <translation>Tabで移動: %1</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::ProblemText</name>
    <message>
        <source>Something is needed here</source>
        <translation>入力が必要です</translation>
    </message>
    <message>
        <source>A number is needed</source>
        <translation>数値を入力してください</translation>
    </message>
    <message>
        <source>A whole number is needed, 0 or more</source>
        <translation>0 以上の整数を入力してください</translation>
    </message>
    <message>
        <source>Numbers from 0 to 100 are needed, with commas between them</source>
        <translation>0 から 100 までの数値をカンマ区切りで入力してください</translation>
    </message>
    <message>
        <source>A duration is needed, for instance 30s or 5m</source>
        <translation>期間を入力してください（例: 30s、5m）</translation>
    </message>
    <message>
        <source>It goes from bucket to bucket of time: the last buckets must be a date histogram</source>
        <translation>時間のバケットを順にたどるため、最後のバケットは日時ヒストグラムにしてください</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known here; it is kept</source>
        <translation>「%1」は未対応です。そのまま保持されます</translation>
    </message>
    <message>
        <source>Choose what it is made from</source>
        <translation>元になるものを選択してください</translation>
    </message>
    <message>
        <source>There is no query called %1</source>
        <translation>クエリ %1 はありません</translation>
    </message>
    <message>
        <source>It depends on itself</source>
        <translation>自分自身に依存しています</translation>
    </message>
    <message>
        <source>The formula cannot be read: %1</source>
        <translation>式を読み取れません: %1</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::PromqlForm</name>
    <message>
        <source>Query</source>
        <translation>クエリ</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>瞬時</translation>
    </message>
    <message>
        <source>Exemplars</source>
        <translation>エグゼンプラー</translation>
    </message>
    <message>
        <source>PromQL, for instance rate(http_requests_total[$__rate_interval])</source>
        <translation>PromQL、例: rate(http_requests_total[$__rate_interval])</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>凡例</translation>
    </message>
    <message>
        <source>Legend, for instance {{service}}</source>
        <translation>凡例、例: {{service}}</translation>
    </message>
    <message>
        <source>Answer as</source>
        <translation>応答の形式</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>時系列</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>ヒートマップ</translation>
    </message>
    <message>
        <source>Least step</source>
        <translation>最小間隔</translation>
    </message>
    <message>
        <source>Only the value at the end of the range</source>
        <translation>期間の終わりの値だけ</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::QueriesPage</name>
    <message>
        <source>Add query</source>
        <translation>クエリを追加</translation>
    </message>
    <message>
        <source>Add expression</source>
        <translation>式を追加</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::QuerySources</name>
    <message>
        <source>Default</source>
        <translation>既定</translation>
    </message>
    <message>
        <source>Expression</source>
        <translation>式</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::SloView</name>
    <message>
        <source>Objective</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>目標値</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>残り予算</translation>
    </message>
    <message>
        <source>Burn %1</source>
        <translation>消費率 %1</translation>
    </message>
    <message>
        <source>The workspace has no objectives.</source>
        <translation>ワークスペースに目標がありません。</translation>
    </message>
    <message>
        <source>Put sloth or OpenSLO files into its slos folder.</source>
        <translation>slosフォルダーにslothまたはOpenSLOのファイルを置いてください。</translation>
    </message>
    <message>
        <source>No objective</source>
        <translation>目標なし</translation>
    </message>
    <message>
        <source>Nothing passes the panel&apos;s filters.</source>
        <translation>パネルの条件に合うものがありません。</translation>
    </message>
    <message>
        <source>Add a Prometheus source in the settings.</source>
        <translation>設定でPrometheusのソースを追加してください。</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::StatView</name>
    <message>
        <source>Limit %1</source>
        <translation>しきい値 %1</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>変動なし</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1〜%2</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::StepEdit</name>
    <message>
        <source>Leave the step out</source>
        <translation>手順を無効にする</translation>
    </message>
    <message>
        <source>Move the step up</source>
        <translation>手順を上へ</translation>
    </message>
    <message>
        <source>Move the step down</source>
        <translation>手順を下へ</translation>
    </message>
    <message>
        <source>Options, JSON</source>
        <translation>設定 (JSON)</translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation>手順を削除</translation>
    </message>
    <message>
        <source>%1 rows in, %2 rows out</source>
        <translation>入力 %1行、出力 %2行</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>実行されません</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::TablePager</name>
    <message>
        <source>Previous page</source>
        <translation>前のページ</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>次のページ</translation>
    </message>
    <message>
        <source>%1 to %2 of %3</source>
        <translation>%3件中%1〜%2</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::TablePanelView</name>
    <message>
        <source>Panel type &quot;%1&quot; is shown as its data</source>
        <translation>パネル種別「%1」はデータとして表示しています</translation>
    </message>
    <message>
        <source>Which answer is shown</source>
        <translation>表示する応答</translation>
    </message>
    <message>
        <source>Totals of %1</source>
        <translation>%1の合計</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>行を絞り込む</translation>
    </message>
    <message>
        <source>Not run from here</source>
        <translation>ここからは実行しません</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::TargetEdit</name>
    <message>
        <source>Hide what the query gives</source>
        <translation>クエリの結果を隠す</translation>
    </message>
    <message>
        <source>Move the query up</source>
        <translation>クエリを上へ</translation>
    </message>
    <message>
        <source>Move the query down</source>
        <translation>クエリを下へ</translation>
    </message>
    <message>
        <source>Duplicate the query</source>
        <translation>クエリを複製</translation>
    </message>
    <message>
        <source>Remove the query</source>
        <translation>クエリを削除</translation>
    </message>
    <message>
        <source>Calculation %1</source>
        <translation>計算 %1</translation>
    </message>
    <message>
        <source>Query %1</source>
        <translation>クエリ %1</translation>
    </message>
    <message>
        <source>Data source</source>
        <translation>データソース</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::ThresholdsEdit</name>
    <message>
        <source>Thresholds in</source>
        <translation>しきい値の単位</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Percent</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>しきい値</translation>
    </message>
    <message>
        <source>Add threshold</source>
        <translation>しきい値を追加</translation>
    </message>
    <message>
        <source>Colour of threshold %1</source>
        <translation>しきい値%1の色</translation>
    </message>
    <message>
        <source>Threshold %1 begins at</source>
        <translation>しきい値%1の開始値</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Remove threshold %1</source>
        <translation>しきい値%1を削除</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::TimeSeriesView</name>
    <message>
        <source>Limit %1</source>
        <translation>しきい値 %1</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>リンク</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::TraceListView</name>
    <message>
        <source>unknown service</source>
        <translation>不明なサービス</translation>
    </message>
    <message>
        <source>root not received</source>
        <translation>ルート未着</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>トレース</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>スパン</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>No Jaeger source is configured.</source>
        <translation>Jaegerのソースが設定されていません。</translation>
    </message>
    <message>
        <source>Add one in the settings.</source>
        <translation>設定で追加してください。</translation>
    </message>
    <message>
        <source>No service is chosen.</source>
        <translation>サービスが選ばれていません。</translation>
    </message>
    <message>
        <source>A trace store is searched one service at a time: edit the panel or choose a value above.</source>
        <translation>トレースはサービスごとに検索します。パネルを編集するか、上で値を選んでください。</translation>
    </message>
    <message>
        <source>The newest %1; there may be more.</source>
        <translation>新しい順に%1件。さらにある可能性があります。</translation>
    </message>
    <message>
        <source>No traces found</source>
        <translation>トレースが見つかりません</translation>
    </message>
    <message>
        <source>Nothing of %1 matches in this time range.</source>
        <translation>この時間範囲に%1の該当トレースはありません。</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::TransformPage</name>
    <message>
        <source>Add transformation</source>
        <translation>変換を追加</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::TransformSections</name>
    <message>
        <source>Organize fields</source>
        <translation>フィールドを整える</translation>
    </message>
    <message>
        <source>Join by field</source>
        <translation>フィールドで結合</translation>
    </message>
    <message>
        <source>Add a calculated field</source>
        <translation>計算フィールドを追加</translation>
    </message>
    <message>
        <source>Reduce</source>
        <translation>集約</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>グループ化</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>並べ替え</translation>
    </message>
    <message>
        <source>Filter rows by value</source>
        <translation>値で行を絞り込む</translation>
    </message>
    <message>
        <source>Filter fields by name</source>
        <translation>名前でフィールドを絞り込む</translation>
    </message>
    <message>
        <source>Limit rows</source>
        <translation>行数を制限</translation>
    </message>
    <message>
        <source>Merge tables</source>
        <translation>表を統合</translation>
    </message>
    <message>
        <source>Rename by pattern</source>
        <translation>パターンで改名</translation>
    </message>
    <message>
        <source>Labels to fields</source>
        <translation>ラベルをフィールドに</translation>
    </message>
    <message>
        <source>Convert a field&apos;s type</source>
        <translation>フィールドの型を変換</translation>
    </message>
    <message>
        <source>Partition by values</source>
        <translation>値で分割</translation>
    </message>
    <message>
        <source>Series to rows</source>
        <translation>系列を行に</translation>
    </message>
    <message>
        <source>Filter queries</source>
        <translation>クエリを絞り込む</translation>
    </message>
    <message>
        <source>Concatenate</source>
        <translation>連結</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>ヒストグラム</translation>
    </message>
    <message>
        <source>Grouping to matrix</source>
        <translation>行列に展開</translation>
    </message>
    <message>
        <source>Prepare time series</source>
        <translation>時系列を整える</translation>
    </message>
    <message>
        <source>Rows to fields</source>
        <translation>行をフィールドに</translation>
    </message>
    <message>
        <source>Time series to table</source>
        <translation>時系列を表に</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>モード</translation>
    </message>
    <message>
        <source>Reduce each row</source>
        <translation>行ごとに集約</translation>
    </message>
    <message>
        <source>Two fields</source>
        <translation>2つのフィールド</translation>
    </message>
    <message>
        <source>One field</source>
        <translation>1つのフィールド</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>累計</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>Row number</source>
        <translation>行番号</translation>
    </message>
    <message>
        <source>Calculation</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>Of the fields</source>
        <translation>対象のフィールド</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>演算子</translation>
    </message>
    <message>
        <source>Remainder</source>
        <translation>剰余</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Replace all other fields</source>
        <translation>他のフィールドを置き換える</translation>
    </message>
    <message>
        <source>Each field to a value</source>
        <translation>フィールドごとに1つの値</translation>
    </message>
    <message>
        <source>Calculations</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>Time too</source>
        <translation>時刻も含める</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>フィールド</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>すべての行</translation>
    </message>
    <message>
        <source>Rows in all tables</source>
        <translation>すべての表にある行</translation>
    </message>
    <message>
        <source>All rows, as a table</source>
        <translation>すべての行 (表)</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>フィールド</translation>
    </message>
    <message>
        <source>Keep the fields</source>
        <translation>残すフィールド</translation>
    </message>
    <message>
        <source>Values as labels</source>
        <translation>値をラベルに</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Keep names like</source>
        <translation>残す名前のパターン</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>除くもの</translation>
    </message>
    <message>
        <source>Leave out names like</source>
        <translation>除く名前のパターン</translation>
    </message>
    <message>
        <source>Rows that match are</source>
        <translation>条件に合う行を</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>除く</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Greater than</source>
        <translation>より大きい</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>以上</translation>
    </message>
    <message>
        <source>Less than</source>
        <translation>より小さい</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>以下</translation>
    </message>
    <message>
        <source>Equal</source>
        <translation>等しい</translation>
    </message>
    <message>
        <source>Not equal</source>
        <translation>等しくない</translation>
    </message>
    <message>
        <source>Matches the pattern</source>
        <translation>パターンに一致</translation>
    </message>
    <message>
        <source>Is null</source>
        <translation>Nullである</translation>
    </message>
    <message>
        <source>Is not null</source>
        <translation>Nullでない</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>To</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Truth value</source>
        <translation>真偽値</translation>
    </message>
    <message>
        <source>Date format</source>
        <translation>日付の形式</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>大きい順</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>パターン</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新しい名前</translation>
    </message>
    <message>
        <source>A field a label</source>
        <translation>ラベルごとにフィールド</translation>
    </message>
    <message>
        <source>A row a label</source>
        <translation>ラベルごとに行</translation>
    </message>
    <message>
        <source>Names from label</source>
        <translation>名前のラベル</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::VariablesBar</name>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>not answered</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>値なし</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 他%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>The source has no values for it in this time range.</source>
        <translation>この時間範囲では、ソースに値がありません。</translation>
    </message>
    <message>
        <source>Marks of this annotation on the panels</source>
        <translation>この注釈をパネルに表示</translation>
    </message>
    <message>
        <source>Not answered: %1</source>
        <translation>応答なし: %1</translation>
    </message>
    <message>
        <source>Annotation %1</source>
        <translation>注釈 %1</translation>
    </message>
</context>
<context>
    <name>yagura::dashboards::VersionsPane</name>
    <message>
        <source>Versions of the dashboard</source>
        <translation>ダッシュボードの版</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版</translation>
    </message>
    <message>
        <source>Close the versions</source>
        <translation>版を閉じる</translation>
    </message>
    <message>
        <source>What restoring changes</source>
        <translation>復元で変わる内容</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>この版を復元</translation>
    </message>
    <message>
        <source>No version yet</source>
        <translation>版はまだありません</translation>
    </message>
    <message>
        <source>Every save from here is kept and can be restored.</source>
        <translation>ここでの保存はすべて残り、いつでも復元できます。</translation>
    </message>
    <message>
        <source>This is what is shown</source>
        <translation>表示中の内容と同じです</translation>
    </message>
    <message>
        <source>Restoring it: %1</source>
        <translation>復元すると: %1</translation>
    </message>
    <message>
        <source>Changed by somebody else: %1</source>
        <translation>他の人による変更: %1</translation>
    </message>
    <message>
        <source>As the file was found</source>
        <translation>最初に開いたときのファイル</translation>
    </message>
    <message>
        <source>Panel %1</source>
        <translation>パネル %1</translation>
    </message>
</context>
<context>
    <name>yagura::incidents::ConfirmBar</name>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>確認</translation>
    </message>
</context>
<context>
    <name>yagura::incidents::IncidentAlertsPane</name>
    <message>
        <source>Alerts</source>
        <translation>アラート</translation>
    </message>
    <message>
        <source>Alerts of the incident</source>
        <translation>インシデントのアラート</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解決済み</translation>
    </message>
    <message>
        <source>No alerts in this incident</source>
        <translation>このインシデントにアラートはありません</translation>
    </message>
    <message>
        <source>It was made by hand.</source>
        <translation>手動で作成されました。</translation>
    </message>
</context>
<context>
    <name>yagura::incidents::IncidentDetailsPane</name>
    <message>
        <source>Evidence</source>
        <translation>手がかり</translation>
    </message>
    <message>
        <source>of the service, at the time</source>
        <translation>発生時のこのサービス</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>ダッシュボード</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>トレース</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>アラート</translation>
    </message>
    <message>
        <source>Open in PagerDuty</source>
        <translation>PagerDutyで開く</translation>
    </message>
</context>
<context>
    <name>yagura::incidents::IncidentHeader</name>
    <message>
        <source>Paged</source>
        <translation>呼び出し</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>対応開始</translation>
    </message>
    <message>
        <source>%1 later</source>
        <translation>%1後</translation>
    </message>
    <message>
        <source>resolved without</source>
        <translation>対応開始なし</translation>
    </message>
    <message>
        <source>waits for you</source>
        <translation>対応待ち</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>解決</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>未解決</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>対応開始</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>解決…</translation>
    </message>
    <message>
        <source>open %1</source>
        <translation>経過 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>アラート%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Escalates in %1</source>
        <translation>%1後に繰り上げ</translation>
    </message>
    <message>
        <source>Resolve this incident?</source>
        <translation>このインシデントを解決しますか?</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>解決</translation>
    </message>
</context>
<context>
    <name>yagura::incidents::IncidentListPane</name>
    <message>
        <source>State, urgency</source>
        <translation>状態、緊急度</translation>
    </message>
    <message>
        <source>Incident · service, assignee</source>
        <translation>インシデント・サービス、担当</translation>
    </message>
    <message>
        <source>Whose incidents</source>
        <translation>表示するインシデント</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>自分</translation>
    </message>
    <message>
        <source>My team</source>
        <translation>チーム</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>Filter incidents</source>
        <translation>インシデントを絞り込む</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>インシデント</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>対応開始</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>解決…</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>選択をすべて外す</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n件選択中</numerusform>
        </translation>
    </message>
    <message>
        <source>Acknowledge %1</source>
        <translation>%1件を対応開始</translation>
    </message>
    <message numerus="yes">
        <source>Resolve %n incident(s)?</source>
        <translation>
            <numerusform>%n件のインシデントを解決しますか?</numerusform>
        </translation>
    </message>
    <message>
        <source>Resolve %1</source>
        <translation>%1件を解決</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>経過</translation>
    </message>
</context>
<context>
    <name>yagura::incidents::IncidentsScreen</name>
    <message>
        <source>No incident is chosen</source>
        <translation>インシデントが選択されていません</translation>
    </message>
    <message>
        <source>Choose one in the list to see what happened and to act.</source>
        <translation>一覧から選ぶと、経緯の確認と対応ができます。</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>インシデント</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>対応開始</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>解決…</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>メモを追加</translation>
    </message>
    <message>
        <source>Filter incidents</source>
        <translation>インシデントを絞り込む</translation>
    </message>
    <message>
        <source>Dashboard of the incident&apos;s service</source>
        <translation>該当サービスのダッシュボード</translation>
    </message>
    <message>
        <source>Traces of the incident&apos;s service</source>
        <translation>該当サービスのトレース</translation>
    </message>
    <message>
        <source>Logs of the incident&apos;s service</source>
        <translation>該当サービスのログ</translation>
    </message>
    <message>
        <source>Ask for incidents again</source>
        <translation>インシデントを再取得</translation>
    </message>
    <message>
        <source>No PagerDuty is connected</source>
        <translation>PagerDutyが接続されていません</translation>
    </message>
    <message>
        <source>Add one in the settings.</source>
        <translation>設定で追加してください。</translation>
    </message>
    <message>
        <source>No incidents</source>
        <translation>インシデントはありません</translation>
    </message>
    <message>
        <source>Nothing is open and nothing was resolved lately.</source>
        <translation>未解決のものも、最近解決したものもありません。</translation>
    </message>
    <message>
        <source>No incident passes the filter</source>
        <translation>条件に合うインシデントがありません</translation>
    </message>
    <message>
        <source>Clear the filter, or look at everyone&apos;s.</source>
        <translation>条件を消すか、全員分を表示してください。</translation>
    </message>
    <message>
        <source>Nothing of this kind yet</source>
        <translation>この種類の記録はまだありません</translation>
    </message>
    <message>
        <source>Nothing was sent. %1</source>
        <translation>送信していません。%1</translation>
    </message>
    <message>
        <source>Nothing was sent.</source>
        <translation>送信していません。</translation>
    </message>
</context>
<context>
    <name>yagura::incidents::ProgressSteps</name>
    <message>
        <source>Progress</source>
        <translation>進み具合</translation>
    </message>
</context>
<context>
    <name>yagura::incidents::TimelinePane</name>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>What the timeline shows</source>
        <translation>タイムラインに表示するもの</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>呼び出し</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Add a note to the incident, Enter sends it</source>
        <translation>インシデントにメモを追加、Enterで送信</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
</context>
<context>
    <name>yagura::kit::BarChart</name>
    <message>
        <source>%1, %2 %3</source>
        <comment>category, series and value</comment>
        <translation>%1、%2 %3</translation>
    </message>
    <message numerus="yes">
        <source>%n bars: %1</source>
        <translation>
            <numerusform>棒%n本: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more bars</source>
        <translation>
            <numerusform>他%n本</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::kit::ChartLegend</name>
    <message>
        <source>Filter series</source>
        <translation>系列を絞り込む</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>凡例</translation>
    </message>
    <message>
        <source>No series has this in its name</source>
        <translation>該当する名前の系列がありません</translation>
    </message>
    <message numerus="yes">
        <source>+%n columns</source>
        <translation>
            <numerusform>他%n列</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Name copied: %1</source>
        <translation>名前をコピーしました: %1</translation>
    </message>
</context>
<context>
    <name>yagura::kit::DistributionChart</name>
    <message>
        <source>Count</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>All series</source>
        <translation>全系列</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1〜%2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n buckets, values of each series: %1</source>
        <translation>
            <numerusform>区間%n個、系列ごとの値: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more series</source>
        <translation>
            <numerusform>他%n系列</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::kit::FigureGrid</name>
    <message>
        <source>%1 to %2 of %3</source>
        <translation>%3件中%1〜%2</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>yagura::kit::HeatmapChart</name>
    <message numerus="yes">
        <source>%n cells, counts from %1 to %2</source>
        <translation>
            <numerusform>セル%n個、件数 %1〜%2</numerusform>
        </translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>%1以下</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>%1超</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1〜%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
</context>
<context>
    <name>yagura::kit::Histogram</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>yagura::kit::PieChart</name>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message numerus="yes">
        <source>%n more slices</source>
        <translation>
            <numerusform>他%n切片</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2 (%3)</source>
        <translation>%1 %2 (%3)</translation>
    </message>
    <message numerus="yes">
        <source>%n slices: %1</source>
        <translation>
            <numerusform>切片%n個: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::kit::Splitter</name>
    <message>
        <source>Divider</source>
        <translation>区切り</translation>
    </message>
</context>
<context>
    <name>yagura::kit::StaleBadge</name>
    <message>
        <source>%1 old</source>
        <translation>%1前の値</translation>
    </message>
</context>
<context>
    <name>yagura::kit::StatePane</name>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>読み込み中…</translation>
    </message>
</context>
<context>
    <name>yagura::kit::StateTimelineChart</name>
    <message>
        <source>%1 for %2, %3</source>
        <comment>state, how long, from when to when</comment>
        <translation>%1、%2、%3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n rows of states, latest: %1</source>
        <translation>
            <numerusform>状態%n行、最新: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::kit::TimeChart</name>
    <message>
        <source>Pinned on all panels</source>
        <translation>全パネルで固定中</translation>
    </message>
    <message>
        <source>%1 from the pin</source>
        <translation>固定位置から%1</translation>
    </message>
</context>
<context>
    <name>yagura::kit::TimeSeriesChart</name>
    <message>
        <source>Pinned on all panels</source>
        <translation>全パネルで固定中</translation>
    </message>
    <message>
        <source>%1 from the pin</source>
        <translation>固定位置から%1</translation>
    </message>
    <message numerus="yes">
        <source>%n more series</source>
        <translation>
            <numerusform>他%n系列</numerusform>
        </translation>
    </message>
    <message>
        <source>Deploy: %1</source>
        <translation>デプロイ: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n series, latest: %1</source>
        <translation>
            <numerusform>%n系列、最新値: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>a time and a time zone</comment>
        <translation>%2では%1</translation>
    </message>
</context>
<context>
    <name>yagura::kit::ValuePicker</name>
    <message>
        <source>Search values</source>
        <translation>値を検索</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>%1の値</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>値</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>クリア</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Ctrl Enter</translation>
    </message>
    <message>
        <source>There are no values in this time range</source>
        <translation>この時間範囲に値がありません</translation>
    </message>
    <message>
        <source>No value has this in it</source>
        <translation>該当する値がありません</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>値%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2件中%1件</translation>
    </message>
</context>
<context>
    <name>yagura::logs::DetailFieldsModel</name>
    <message>
        <source>Field</source>
        <translation>フィールド</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
</context>
<context>
    <name>yagura::logs::FieldListView</name>
    <message>
        <source>Fields of the loaded lines</source>
        <translation>読み込んだ行のフィールド</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>表示中</translation>
    </message>
    <message>
        <source>Other fields</source>
        <translation>その他のフィールド</translation>
    </message>
    <message>
        <source>filled in</source>
        <translation>値あり</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(空)</translation>
    </message>
    <message>
        <source>Only lines with this value</source>
        <translation>この値の行だけ</translation>
    </message>
    <message>
        <source>Without this value</source>
        <translation>この値を除く</translation>
    </message>
    <message>
        <source>Only lines that have this field</source>
        <translation>このフィールドがある行だけ</translation>
    </message>
    <message>
        <source>%1
Click: only these lines. Shift+click: without them.</source>
        <translation>%1
クリック: この行だけ。Shift+クリック: 除く。</translation>
    </message>
    <message>
        <source>%1
%2, filled in %3 of %4 lines looked at</source>
        <translation>%1
%2、調べた%4行中%3行に値あり</translation>
    </message>
</context>
<context>
    <name>yagura::logs::FieldsPane</name>
    <message>
        <source>Find a field or value</source>
        <translation>フィールドか値を検索</translation>
    </message>
</context>
<context>
    <name>yagura::logs::FilterPane</name>
    <message>
        <source>Add filter</source>
        <translation>条件を追加</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>%1以外</translation>
    </message>
    <message>
        <source>exists</source>
        <translation>あり</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 他%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>off</source>
        <translation>無効</translation>
    </message>
    <message>
        <source>Not %1: %2</source>
        <translation>%1: %2 以外</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Exclude instead</source>
        <translation>除外に切り替え</translation>
    </message>
    <message>
        <source>Include instead</source>
        <translation>一致に切り替え</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>有効にする</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>無効にする</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>yagura::logs::FilterPopupView</name>
    <message>
        <source>Relation</source>
        <translation>関係</translation>
    </message>
    <message>
        <source>is</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>exists</source>
        <translation>あり</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Add filter</source>
        <translation>条件を追加</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>フィールド</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
</context>
<context>
    <name>yagura::logs::HistogramPane</name>
    <message>
        <source>Lines per second</source>
        <translation>1秒ごとの行数</translation>
    </message>
    <message>
        <source>Lines per minute</source>
        <translation>1分ごとの行数</translation>
    </message>
    <message>
        <source>Lines per hour</source>
        <translation>1時間ごとの行数</translation>
    </message>
    <message>
        <source>Lines per day</source>
        <translation>1日ごとの行数</translation>
    </message>
    <message>
        <source>Lines per %1</source>
        <translation>%1ごとの行数</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Lines over time by level</source>
        <translation>レベル別の行数の推移</translation>
    </message>
    <message>
        <source>stacked by level, errors at the base</source>
        <translation>レベル別積み上げ、下端がエラー</translation>
    </message>
    <message>
        <source>%1 selected, about %2 lines</source>
        <translation>%1を選択中、約%2行</translation>
    </message>
</context>
<context>
    <name>yagura::logs::LogCellDelegate</name>
    <message>
        <source>Open trace %1</source>
        <translation>トレース %1 を開く</translation>
    </message>
</context>
<context>
    <name>yagura::logs::LogDetailsPane</name>
    <message>
        <source>Parts of the line</source>
        <translation>行の内容</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>フィールド</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Stack trace</source>
        <translation>スタックトレース</translation>
    </message>
    <message>
        <source>Fields of the line</source>
        <translation>行のフィールド</translation>
    </message>
    <message>
        <source>Line above</source>
        <translation>上の行</translation>
    </message>
    <message>
        <source>Line below</source>
        <translation>下の行</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>詳細を閉じる</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>The document as JSON</source>
        <translation>JSON形式の文書</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Trace of this line</source>
        <translation>この行のトレース</translation>
    </message>
    <message>
        <source>All lines of this trace</source>
        <translation>このトレースの全行</translation>
    </message>
    <message>
        <source>no level</source>
        <translation>レベルなし</translation>
    </message>
    <message>
        <source>no time in this line</source>
        <translation>この行に時刻はありません</translation>
    </message>
    <message>
        <source>Metrics of %1, ±5 min</source>
        <translation>%1 のメトリクス、±5分</translation>
    </message>
    <message>
        <source>Incidents of %1</source>
        <translation>%1 のインシデント</translation>
    </message>
</context>
<context>
    <name>yagura::logs::LogQueryPane</name>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>インデックス</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>並び順</translation>
    </message>
    <message>
        <source>Search lines: words, &quot;phrases&quot;, field:value, AND OR NOT</source>
        <translation>行を検索: 単語、&quot;語句&quot;、フィールド:値、AND OR NOT</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>クエリ</translation>
    </message>
    <message>
        <source>Lucene syntax: service.name:payment AND message:&quot;not available&quot;, duration:&gt;500, _exists_:error.type, order*. Words without AND or OR must all occur.</source>
        <translation>Lucene構文: service.name:payment AND message:&quot;not available&quot;、duration:&gt;500、_exists_:error.type、order*。ANDやORのない単語は、すべて含む行だけが一致します。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>新しい順</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>古い順</translation>
    </message>
</context>
<context>
    <name>yagura::logs::LogTableView</name>
    <message>
        <source>Log lines</source>
        <translation>ログ行</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>レベル</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>トレース</translation>
    </message>
</context>
<context>
    <name>yagura::logs::LogsScreen</name>
    <message>
        <source>Logs</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>No source of logs is configured.</source>
        <translation>ログのソースが設定されていません。</translation>
    </message>
    <message>
        <source>Add an Elasticsearch or OpenSearch server in the settings.</source>
        <translation>設定でElasticsearchかOpenSearchのサーバーを追加してください。</translation>
    </message>
    <message>
        <source>The search failed.</source>
        <translation>検索に失敗しました。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>No lines came back, but parts of the search failed.</source>
        <translation>該当行はありませんが、検索の一部が失敗しています。</translation>
    </message>
    <message>
        <source>No lines match.</source>
        <translation>一致する行がありません。</translation>
    </message>
    <message>
        <source>Searched: %1, %2</source>
        <translation>検索した条件: %1、%2</translation>
    </message>
    <message>
        <source>Clear query and filters</source>
        <translation>クエリと条件を消去</translation>
    </message>
    <message>
        <source>Twice the time range</source>
        <translation>期間を2倍にする</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) loaded</source>
        <translation>
            <numerusform>%n行を読み込みました</numerusform>
        </translation>
    </message>
    <message>
        <source>Run the query</source>
        <translation>クエリを実行</translation>
    </message>
    <message>
        <source>Edit the query</source>
        <translation>クエリを編集</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>条件を追加</translation>
    </message>
    <message>
        <source>Find a field</source>
        <translation>フィールドを検索</translation>
    </message>
    <message>
        <source>Next line</source>
        <translation>次の行</translation>
    </message>
    <message>
        <source>Previous line</source>
        <translation>前の行</translation>
    </message>
    <message>
        <source>Next error</source>
        <translation>次のエラー</translation>
    </message>
    <message>
        <source>Previous error</source>
        <translation>前のエラー</translation>
    </message>
    <message>
        <source>Trace of the line</source>
        <translation>行のトレース</translation>
    </message>
    <message>
        <source>Copy the line</source>
        <translation>行をコピー</translation>
    </message>
    <message>
        <source>Close details</source>
        <translation>詳細を閉じる</translation>
    </message>
</context>
<context>
    <name>yagura::logs::StackTraceView</name>
    <message>
        <source>Copy stack trace</source>
        <translation>スタックトレースをコピー</translation>
    </message>
    <message>
        <source>Stack trace</source>
        <translation>スタックトレース</translation>
    </message>
    <message>
        <source>Caused by</source>
        <translation>原因</translation>
    </message>
    <message numerus="yes">
        <source>Own code, %1 of %n frame(s)</source>
        <translation>
            <numerusform>自社コード、%nフレーム中%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) of %1</source>
        <translation>
            <numerusform>%1 の%nフレーム</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n frame(s) in common with the trace above</source>
        <translation>
            <numerusform>上のトレースと共通の%nフレーム</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s)</source>
        <translation>
            <numerusform>他%n行</numerusform>
        </translation>
    </message>
    <message>
        <source>Fold libraries</source>
        <translation>ライブラリを折りたたむ</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n frame(s)</source>
        <translation>
            <numerusform>全%nフレームを表示</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::metrics</name>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
</context>
<context>
    <name>yagura::metrics::InspectorPane</name>
    <message>
        <source>not answered yet</source>
        <translation>未応答</translation>
    </message>
    <message>
        <source>size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>info</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>Query %1</source>
        <translation>クエリ %1</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Macros</source>
        <translation>マクロ</translation>
    </message>
    <message>
        <source>unknown, stays as written</source>
        <translation>不明のため、そのまま</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>応答</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>curlとしてコピー</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>すべてコピー</translation>
    </message>
    <message>
        <source>Request and answer</source>
        <translation>要求と応答</translation>
    </message>
    <message>
        <source>Nothing was asked yet.</source>
        <translation>まだ何も問い合わせていません。</translation>
    </message>
</context>
<context>
    <name>yagura::metrics::MetricBrowserPane</name>
    <message>
        <source>counter</source>
        <translation>カウンター</translation>
    </message>
    <message>
        <source>gauge</source>
        <translation>ゲージ</translation>
    </message>
    <message>
        <source>histogram</source>
        <translation>ヒストグラム</translation>
    </message>
    <message>
        <source>summary</source>
        <translation>サマリー</translation>
    </message>
    <message>
        <source>info</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>states</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Filter metrics</source>
        <translation>メトリクスを絞り込む</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>メトリクス</translation>
    </message>
    <message numerus="yes">
        <source>%n metric(s)</source>
        <translation>
            <numerusform>メトリクス%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n metric(s)</source>
        <translation>
            <numerusform>メトリクス%n件中%1件</numerusform>
        </translation>
    </message>
    <message>
        <source>No metric has this in its name</source>
        <translation>名前にこれを含むメトリクスはありません</translation>
    </message>
    <message>
        <source>The server has no metrics in this time range</source>
        <translation>この期間のメトリクスがサーバーにありません</translation>
    </message>
    <message>
        <source>Asking for metrics …</source>
        <translation>メトリクスを問い合わせています…</translation>
    </message>
    <message>
        <source>No metrics</source>
        <translation>メトリクスがありません</translation>
    </message>
    <message>
        <source>service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Only metrics of %1</source>
        <translation>%1のメトリクスのみ</translation>
    </message>
    <message>
        <source>%1 has no metrics in this time range</source>
        <translation>この期間に%1のメトリクスはありません</translation>
    </message>
    <message>
        <source>The server has no description of it.</source>
        <translation>サーバーに説明がありません。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>type and help of a metric</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>挿入</translation>
    </message>
    <message>
        <source>Labels of the metric</source>
        <translation>メトリクスのラベル</translation>
    </message>
    <message>
        <source>Counting series …</source>
        <translation>系列を数えています…</translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <comment>of a metric</comment>
        <translation>
            <numerusform>%n系列</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::metrics::MetricQueryPane</name>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>モード</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>範囲</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>瞬時</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Add query</source>
        <translation>クエリを追加</translation>
    </message>
    <message>
        <source>Queries asked before</source>
        <translation>以前のクエリ</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>調べる</translation>
    </message>
    <message>
        <source>Nothing was asked yet</source>
        <translation>まだ何も問い合わせていません</translation>
    </message>
</context>
<context>
    <name>yagura::metrics::MetricsScreen</name>
    <message>
        <source>Metrics</source>
        <translation>メトリクス</translation>
    </message>
    <message>
        <source>one each %1</source>
        <translation>%1ごとに1点</translation>
    </message>
    <message>
        <source>This is the last good answer</source>
        <translation>直近の正常な応答を表示中</translation>
    </message>
    <message>
        <source>Run query</source>
        <translation>クエリを実行</translation>
    </message>
    <message>
        <source>Filter metrics</source>
        <translation>メトリクスを絞り込む</translation>
    </message>
    <message numerus="yes">
        <source>series</source>
        <translation>
            <numerusform>系列</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sample(s)</source>
        <translation>
            <numerusform>サンプル</numerusform>
        </translation>
    </message>
    <message>
        <source>the chart draws the first %1, the table has all</source>
        <translation>グラフは先頭の%1系列、表はすべて</translation>
    </message>
    <message>
        <source>times in %1</source>
        <translation>時刻は%1</translation>
    </message>
    <message>
        <source>Edit the query</source>
        <translation>クエリを編集</translation>
    </message>
    <message>
        <source>Add query</source>
        <translation>クエリを追加</translation>
    </message>
    <message>
        <source>Format the query</source>
        <translation>クエリを整形</translation>
    </message>
    <message>
        <source>Inspect the query</source>
        <translation>クエリを調べる</translation>
    </message>
    <message>
        <source>Add to dashboard</source>
        <translation>ダッシュボードに追加</translation>
    </message>
</context>
<context>
    <name>yagura::metrics::QueryRow</name>
    <message>
        <source>Query %1</source>
        <translation>クエリ %1</translation>
    </message>
    <message>
        <source>Hide query %1</source>
        <translation>クエリ%1を隠す</translation>
    </message>
    <message>
        <source>Remove query %1</source>
        <translation>クエリ%1を削除</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>PromQL, for instance rate(http_requests_total[$__rate_interval])</source>
        <translation>PromQL、例: rate(http_requests_total[$__rate_interval])</translation>
    </message>
    <message>
        <source>Show query %1</source>
        <translation>クエリ%1を表示</translation>
    </message>
    <message>
        <source>Fix: %1</source>
        <translation>修正: %1</translation>
    </message>
</context>
<context>
    <name>yagura::metrics::QuerySidePane</name>
    <message>
        <source>Inspection</source>
        <translation>検査</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部分式</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Close the inspection</source>
        <translation>検査を閉じる</translation>
    </message>
</context>
<context>
    <name>yagura::metrics::ResultView</name>
    <message>
        <source>Result over time</source>
        <translation>結果の推移</translation>
    </message>
    <message>
        <source>Ask for something</source>
        <translation>クエリを入力してください</translation>
    </message>
    <message>
        <source>Choose a metric on the left, or type PromQL above and press Enter.</source>
        <translation>左でメトリクスを選ぶか、PromQLを入力してEnter。</translation>
    </message>
    <message>
        <source>The answer is a text.</source>
        <translation>応答はテキストです。</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>データなし</translation>
    </message>
    <message>
        <source>The query is right, but nothing matches it in this time range.</source>
        <translation>クエリは正しいですが、この期間に該当するものがありません。</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>No source of metrics is configured.</source>
        <translation>メトリクスのソースが設定されていません。</translation>
    </message>
    <message>
        <source>Add a Prometheus, or a server that speaks its API, in the settings.</source>
        <translation>設定でPrometheusまたは互換サーバーを追加してください。</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>設定を開く</translation>
    </message>
    <message>
        <source>The query failed.</source>
        <translation>クエリが失敗しました。</translation>
    </message>
    <message>
        <source>all %1</source>
        <translation>全%1系列</translation>
    </message>
    <message>
        <source>Drag the result to a dashboard; Enter adds it</source>
        <translation>結果をダッシュボードへドラッグ。Enterで追加</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Add to dashboard</source>
        <translation>ダッシュボードに追加</translation>
    </message>
</context>
<context>
    <name>yagura::metrics::SubexpressionPane</name>
    <message>
        <source>histogram</source>
        <translation>ヒストグラム</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>他%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Parts of the query</source>
        <translation>クエリの部分式</translation>
    </message>
    <message>
        <source>Values of the part</source>
        <translation>部分式の値</translation>
    </message>
    <message>
        <source>No parts</source>
        <translation>部分式なし</translation>
    </message>
    <message>
        <source>Ask a query that is right PromQL, then choose a part of it.</source>
        <translation>正しいPromQLを実行し、その一部を選んでください。</translation>
    </message>
    <message>
        <source>Click a part, or press Enter on it, to ask it alone.</source>
        <translation>部分式をクリックするかEnterを押すと、それだけを問い合わせます。</translation>
    </message>
    <message>
        <source>This part has no series of its own.</source>
        <translation>この部分式には系列がありません。</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>問い合わせ中…</translation>
    </message>
    <message>
        <source>Nothing: this is where the query loses its series.</source>
        <translation>空です。クエリはここで系列を失っています。</translation>
    </message>
    <message numerus="yes">
        <source>%n series at the end of the range</source>
        <translation>
            <numerusform>範囲の終わりで%n系列</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::overview::AcknowledgeDelegate</name>
    <message>
        <source>Acknowledge</source>
        <translation>対応開始</translation>
    </message>
    <message>
        <source>Acknowledge this incident (A)</source>
        <translation>このインシデントを対応開始 (A)</translation>
    </message>
</context>
<context>
    <name>yagura::overview::AlertsPanel</name>
    <message>
        <source>Firing alerts</source>
        <translation>発報中のアラート</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>アラート</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>発生</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>No Alertmanager or Prometheus is connected</source>
        <translation>AlertmanagerもPrometheusも接続されていません</translation>
    </message>
    <message>
        <source>No alert is firing</source>
        <translation>発報中のアラートはありません</translation>
    </message>
</context>
<context>
    <name>yagura::overview::ErrorsPanel</name>
    <message>
        <source>Newest errors</source>
        <translation>最新のエラー</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最終</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>In this range</source>
        <translation>この期間</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>of the time range, alike ones together</source>
        <translation>期間内、似たものはまとめて表示</translation>
    </message>
    <message>
        <source>No Elasticsearch or OpenSearch is connected</source>
        <translation>ElasticsearchもOpenSearchも接続されていません</translation>
    </message>
    <message>
        <source>No error lines in this time</source>
        <translation>この期間のエラー行はありません</translation>
    </message>
</context>
<context>
    <name>yagura::overview::IncidentsPanel</name>
    <message>
        <source>Open incidents</source>
        <translation>未解決インシデント</translation>
    </message>
    <message>
        <source>No PagerDuty is connected</source>
        <translation>PagerDutyが接続されていません</translation>
    </message>
    <message>
        <source>No open incidents</source>
        <translation>未解決インシデントはありません</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>担当なし</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1から</translation>
    </message>
    <message>
        <source>Acknowledged %1</source>
        <translation>%1 対応開始</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>対応中</translation>
    </message>
    <message>
        <source>Not acknowledged</source>
        <translation>未対応</translation>
    </message>
    <message>
        <source>Acknowledge the incident</source>
        <translation>インシデントを対応開始</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
</context>
<context>
    <name>yagura::overview::OverviewScreen</name>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message numerus="yes">
        <source>%n deploy(s)</source>
        <translation>
            <numerusform>デプロイ%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s)</source>
        <translation>
            <numerusform>アラート%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>インシデント%n</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>Open incidents</source>
        <translation>未解決インシデント</translation>
    </message>
    <message>
        <source>Firing alerts</source>
        <translation>発報中のアラート</translation>
    </message>
    <message>
        <source>Sources answering</source>
        <translation>応答中のソース</translation>
    </message>
    <message>
        <source>none connected yet</source>
        <translation>まだ接続がありません</translation>
    </message>
    <message>
        <source>no failure</source>
        <translation>失敗なし</translation>
    </message>
    <message>
        <source>Newest deploy</source>
        <translation>最新のデプロイ</translation>
    </message>
    <message>
        <source>%1 before %2</source>
        <translation>%2 の%1前</translation>
    </message>
    <message>
        <source>none known in this time</source>
        <translation>この期間の記録なし</translation>
    </message>
    <message>
        <source>Dashed: resolved</source>
        <translation>破線: 解決済み</translation>
    </message>
    <message numerus="yes">
        <source>%n acknowledged</source>
        <translation>
            <numerusform>対応中 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>incidents</comment>
        <translation>
            <numerusform>未対応 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n critical</source>
        <translation>
            <numerusform>重大 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning</source>
        <translation>
            <numerusform>警告 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <comment>alerts</comment>
        <translation>
            <numerusform>その他 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n</source>
        <comment>sources answering</comment>
        <translation>
            <numerusform>/ %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::overview::PivotDelegate</name>
    <message>
        <source>Dashboard (Enter), traces (T), logs (L) of this service</source>
        <translation>このサービスのダッシュボード (Enter)、トレース (T)、ログ (L)</translation>
    </message>
</context>
<context>
    <name>yagura::overview::ServicesPanel</name>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Req/s</source>
        <translation>要求/秒</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>No Prometheus is connected</source>
        <translation>Prometheusが接続されていません</translation>
    </message>
    <message>
        <source>No request metrics found</source>
        <translation>要求のメトリクスが見つかりません</translation>
    </message>
    <message>
        <source>Services appear here when Prometheus has http_requests_total or OpenTelemetry&apos;s http_server_request_duration_seconds.</source>
        <translation>Prometheusにhttp_requests_totalかOpenTelemetryのhttp_server_request_duration_secondsがあると、ここにサービスが表示されます。</translation>
    </message>
    <message>
        <source>No service has reported requests in this time</source>
        <translation>この期間に要求を報告したサービスはありません</translation>
    </message>
    <message>
        <source>Critical %1 of the time, warning %2 of the time</source>
        <translation>期間の%1が重大、%2が警告</translation>
    </message>
    <message numerus="yes">
        <source>%n critical</source>
        <translation>
            <numerusform>重大 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning</source>
        <translation>
            <numerusform>警告 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>悪い順</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Traces of the service</source>
        <translation>サービスのトレース</translation>
    </message>
    <message>
        <source>Logs of the service</source>
        <translation>サービスのログ</translation>
    </message>
</context>
<context>
    <name>yagura::overview::TablePanel</name>
    <message>
        <source>Add one in the settings.</source>
        <translation>設定で追加してください。</translation>
    </message>
</context>
<context>
    <name>yagura::overview::TimelineView</name>
    <message>
        <source>Timeline of errors, deploys, alerts and incidents</source>
        <translation>エラー、デプロイ、アラート、インシデントのタイムライン</translation>
    </message>
    <message>
        <source>%1 acknowledged</source>
        <translation>%1 対応開始</translation>
    </message>
    <message>
        <source>not acknowledged</source>
        <translation>未対応</translation>
    </message>
    <message>
        <source>All errors</source>
        <translation>全体エラー</translation>
    </message>
    <message>
        <source>Deploys</source>
        <translation>デプロイ</translation>
    </message>
    <message>
        <source>Alerts, +%1</source>
        <translation>アラート、他%1</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>アラート</translation>
    </message>
    <message>
        <source>Incidents, +%1</source>
        <translation>インシデント、他%1</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>インシデント</translation>
    </message>
</context>
<context>
    <name>yagura::overview::VerdictTile</name>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>発生</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1(%2前)</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>All calm</source>
        <translation>異常なし</translation>
    </message>
    <message>
        <source>State unknown</source>
        <translation>状態不明</translation>
    </message>
    <message>
        <source>No open incidents, no alert is firing.</source>
        <translation>未解決インシデントも発報中のアラートもありません。</translation>
    </message>
    <message>
        <source>No source of alerts or incidents has answered yet.</source>
        <translation>アラートやインシデントのソースがまだ応答していません。</translation>
    </message>
    <message>
        <source>Acknowledged by</source>
        <translation>担当</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>対応待ち</translation>
    </message>
    <message>
        <source>%1 is failing</source>
        <translation>%1 でエラー多発</translation>
    </message>
    <message>
        <source>%1 is in trouble</source>
        <translation>%1 で障害発生中</translation>
    </message>
    <message>
        <source>%1 needs a look</source>
        <translation>%1 に要確認の兆候</translation>
    </message>
</context>
<context>
    <name>yagura::settings::PreferencesPanel</name>
    <message>
        <source>This workstation</source>
        <translation>この端末</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>System</source>
        <translation>システム</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>タイムゾーン</translation>
    </message>
    <message>
        <source>As the system: %1</source>
        <translation>システムに従う: %1</translation>
    </message>
    <message>
        <source>No such time zone; for instance Asia/Tokyo</source>
        <translation>そのタイムゾーンはありません。例: Asia/Tokyo</translation>
    </message>
</context>
<context>
    <name>yagura::settings::ProblemsTableModel</name>
    <message>
        <source>File and line</source>
        <translation>ファイルと行</translation>
    </message>
    <message>
        <source>What is wrong, and what to do</source>
        <translation>問題と対処</translation>
    </message>
</context>
<context>
    <name>yagura::settings::SettingsScreen</name>
    <message>
        <source>Sources</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Files of the workspace</source>
        <translation>ワークスペースのファイル</translation>
    </message>
    <message>
        <source>Problems in files of the workspace</source>
        <translation>ワークスペースのファイルの問題</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Test all</source>
        <translation>すべて確認</translation>
    </message>
    <message>
        <source>Add source</source>
        <translation>ソースを追加</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>ソースを追加</translation>
    </message>
    <message>
        <source>Save the source</source>
        <translation>ソースを保存</translation>
    </message>
    <message>
        <source>Test the connection of the source</source>
        <translation>ソースの接続を確認</translation>
    </message>
    <message>
        <source>Test all connections</source>
        <translation>すべての接続を確認</translation>
    </message>
    <message>
        <source>Read the workspace again</source>
        <translation>ワークスペースを読み直す</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s)</source>
        <translation>
            <numerusform>サーバー%n台</numerusform>
        </translation>
    </message>
    <message>
        <source>No source yet.</source>
        <translation>ソースがまだありません。</translation>
    </message>
    <message>
        <source>A source is a server that Yagura asks: Prometheus, Jaeger, Elasticsearch, Alertmanager, PagerDuty …</source>
        <translation>ソースとは、Yaguraが問い合わせるサーバーです: Prometheus、Jaeger、Elasticsearch、Alertmanager、PagerDuty…</translation>
    </message>
    <message>
        <source>Every file could be read.</source>
        <translation>すべてのファイルを読めました。</translation>
    </message>
</context>
<context>
    <name>yagura::settings::SourceEditor</name>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>接続を確認</translation>
    </message>
    <message>
        <source>Undo changes</source>
        <translation>変更を取り消す</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Fields of the source</source>
        <translation>ソースの項目</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove “%1” and forget its secret?</source>
        <translation>「%1」を削除し、秘密情報も消しますか?</translation>
    </message>
    <message>
        <source>New source</source>
        <translation>新しいソース</translation>
    </message>
    <message>
        <source>Testing the connection …</source>
        <translation>接続を確認しています…</translation>
    </message>
    <message>
        <source>Reached %1.</source>
        <translation>%1 に接続できました。</translation>
    </message>
    <message>
        <source>Reached %1: %2</source>
        <translation>%1 に接続できました: %2</translation>
    </message>
    <message>
        <source>Another source has this id.</source>
        <translation>このIDは別のソースが使っています。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
<context>
    <name>yagura::settings::SourceForm</name>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに従う</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>指定する</translation>
    </message>
    <message>
        <source>Send the secret unencrypted over http</source>
        <translation>秘密情報を暗号化せずhttpで送る</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Id in sources.yaml</source>
        <translation>sources.yamlでのID</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>認証</translation>
    </message>
    <message>
        <source>The secret is kept in</source>
        <translation>秘密情報の保存先</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>変数</translation>
    </message>
    <message>
        <source>From (e-mail of your PagerDuty user)</source>
        <translation>From(PagerDutyユーザーのメール)</translation>
    </message>
    <message>
        <source>Index pattern</source>
        <translation>インデックスパターン</translation>
    </message>
    <message>
        <source>Only for servers in a network you trust</source>
        <translation>信頼できるネットワーク内のサーバーだけで使用</translation>
    </message>
    <message>
        <source>File with your own certificate authority (PEM)</source>
        <translation>独自の認証局のファイル (PEM)</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>プロキシ</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>プロキシのアドレス</translation>
    </message>
    <message>
        <source>Headers with every request</source>
        <translation>すべての要求に付けるヘッダー</translation>
    </message>
    <message>
        <source>The system&apos;s certificates</source>
        <translation>システムの証明書</translation>
    </message>
    <message>
        <source>File, with mode 0600</source>
        <translation>ファイル(モード0600)</translation>
    </message>
    <message>
        <source>There is one. Type to replace it.</source>
        <translation>保存済みです。入力すると置き換えます。</translation>
    </message>
    <message>
        <source>Kept in memory until Yagura ends.</source>
        <translation>Yaguraを終了するまでメモリに保持します。</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>まだありません。</translation>
    </message>
    <message>
        <source>Asking the keyring …</source>
        <translation>キーリングに問い合わせ中…</translation>
    </message>
    <message>
        <source>The keyring does not answer, so the secret is kept in memory until Yagura ends.</source>
        <translation>キーリングが応答しないため、Yaguraを終了するまで秘密情報をメモリに保持します。</translation>
    </message>
    <message>
        <source>The keyring cannot be used, so the secret is kept in memory until Yagura ends.</source>
        <translation>キーリングを使えないため、Yaguraを終了するまで秘密情報をメモリに保持します。</translation>
    </message>
</context>
<context>
    <name>yagura::settings::SourcesTableModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>認証</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>接続</translation>
    </message>
</context>
<context>
    <name>yagura::shell::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>コマンドパレット</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>検索・コマンド</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>一致するコマンド</translation>
    </message>
</context>
<context>
    <name>yagura::shell::KeyboardHelp</name>
    <message>
        <source>Keys</source>
        <translation>キー一覧</translation>
    </message>
</context>
<context>
    <name>yagura::shell::MainWindow</name>
    <message>
        <source>Window</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>検索・コマンド</translation>
    </message>
    <message>
        <source>Choose the time range</source>
        <translation>期間を選ぶ</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>今すぐ更新</translation>
    </message>
    <message>
        <source>Previous time range</source>
        <translation>前の期間</translation>
    </message>
    <message>
        <source>Next time range</source>
        <translation>次の期間</translation>
    </message>
    <message>
        <source>Double the time range</source>
        <translation>期間を2倍にする</translation>
    </message>
    <message>
        <source>Move the time range earlier</source>
        <translation>期間を前へずらす</translation>
    </message>
    <message>
        <source>Move the time range later</source>
        <translation>期間を後へずらす</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>キー一覧を表示</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Nothing but the screen (kiosk)</source>
        <translation>画面のみ表示 (キオスク)</translation>
    </message>
</context>
<context>
    <name>yagura::shell::NavigationRail</name>
    <message>
        <source>Screens</source>
        <translation>画面</translation>
    </message>
</context>
<context>
    <name>yagura::shell::RailButton</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n件待ち</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::shell::StatusBar</name>
    <message>
        <source>Sources</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>token kept for this session only</source>
        <translation>トークンは今回のみ保持</translation>
    </message>
    <message>
        <source>Outbox empty</source>
        <translation>送信待ちなし</translation>
    </message>
    <message numerus="yes">
        <source>Outbox: %n queued</source>
        <translation>
            <numerusform>送信待ち%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Outbox: %1, %2</source>
        <translation>送信待ち: %1、%2</translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <comment>writes</comment>
        <translation>
            <numerusform>不明%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n queued</source>
        <comment>writes</comment>
        <translation>
            <numerusform>待ち%n件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::shell::TimeRangePopup</name>
    <message>
        <source>Time range</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Quick ranges</source>
        <translation>よく使う期間</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>To</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>now-6h, now/d, 2026-11-24 14:20, or seconds since 1970</source>
        <translation>now-6h、now/d、2026-11-24 14:20、または1970年からの秒数</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Times are shown in</source>
        <translation>時刻の表示</translation>
    </message>
    <message>
        <source>This computer&apos;s zone</source>
        <translation>この端末のタイムゾーン</translation>
    </message>
</context>
<context>
    <name>yagura::shell::TopBar</name>
    <message>
        <source>Previous time range</source>
        <translation>前の期間</translation>
    </message>
    <message>
        <source>Next time range</source>
        <translation>次の期間</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>検索・コマンド</translation>
    </message>
    <message>
        <source>Choose the time range</source>
        <translation>期間を選ぶ</translation>
    </message>
    <message>
        <source>Refresh now or choose how often</source>
        <translation>今すぐ更新、または更新間隔を選ぶ</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>今すぐ更新</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>Every %1 s</source>
        <translation>%1秒ごと</translation>
    </message>
    <message>
        <source>Every %1 min</source>
        <translation>%1分ごと</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>refresh interval</comment>
        <translation>オフ</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1分</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1秒</translation>
    </message>
</context>
<context>
    <name>yagura::traces::AttributeTable</name>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Search the tags</source>
        <translation>タグを検索</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>なし。</translation>
    </message>
    <message>
        <source>No tag contains this.</source>
        <translation>一致するタグはありません。</translation>
    </message>
    <message>
        <source>Show all of the value</source>
        <translation>値をすべて表示</translation>
    </message>
    <message>
        <source>Copy the value</source>
        <translation>値をコピー</translation>
    </message>
    <message>
        <source>Copy key=value</source>
        <translation>key=valueでコピー</translation>
    </message>
    <message>
        <source>Filter for this</source>
        <translation>これで絞り込む</translation>
    </message>
    <message>
        <source>Filter out this</source>
        <translation>これを除外する</translation>
    </message>
</context>
<context>
    <name>yagura::traces::ComparisonPage</name>
    <message>
        <source>trace</source>
        <translation>トレース</translation>
    </message>
    <message numerus="yes">
        <source>%n spans</source>
        <translation>
            <numerusform>スパン%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>エラー%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>equally long</source>
        <translation>同じ長さ</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>同じ</translation>
    </message>
    <message>
        <source>no such tag</source>
        <translation>このタグなし</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>ほか%1件</translation>
    </message>
    <message>
        <source>Paths of the two traces</source>
        <translation>2つのトレースのパス</translation>
    </message>
    <message>
        <source>Paths of the trace among many</source>
        <translation>多数と比べたトレースのパス</translation>
    </message>
    <message>
        <source>Back to the search</source>
        <translation>検索に戻る</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>AとBを入れ替え</translation>
    </message>
    <message>
        <source>Tags that differ</source>
        <translation>異なるタグ</translation>
    </message>
    <message>
        <source>Comparing …</source>
        <translation>比較中…</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>The traces could not be compared.</source>
        <translation>トレースを比較できませんでした。</translation>
    </message>
    <message>
        <source>Two traces</source>
        <translation>2つのトレース</translation>
    </message>
    <message>
        <source>B − A: %1</source>
        <translation>B − A: %1</translation>
    </message>
    <message numerus="yes">
        <source>Against %n traces of its kind</source>
        <translation>
            <numerusform>同種のトレース%n件と比較</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no other to compare with</source>
        <translation>比べる相手がありません</translation>
    </message>
    <message>
        <source>longer than %1 % of them, usual is %2 (%3)</source>
        <translation>そのうち%1 %より長い。普段は%2（%3）</translation>
    </message>
    <message>
        <source>%1 paths are missing here, %2 are only here</source>
        <translation>ここにないパス%1件、ここだけのパス%2件</translation>
    </message>
    <message>
        <source>This path is only in one of the two.</source>
        <translation>このパスは片方にしかありません。</translation>
    </message>
    <message>
        <source>No tag differs on this path.</source>
        <translation>このパスで異なるタグはありません。</translation>
    </message>
    <message>
        <source>Tags that differ on this path</source>
        <translation>このパスで異なるタグ</translation>
    </message>
</context>
<context>
    <name>yagura::traces::CriticalPathCard</name>
    <message>
        <source>Critical path by</source>
        <translation>クリティカルパスの内訳</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>オペレーション</translation>
    </message>
    <message>
        <source>Faster by</source>
        <translation>短縮率</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>クリティカルパス</translation>
    </message>
    <message>
        <source>If %1 itself were faster by</source>
        <translation>%1自体が速くなったら</translation>
    </message>
    <message>
        <source>%1 → %2 (%3)</source>
        <translation>%1 → %2（%3）</translation>
    </message>
    <message>
        <source>no change</source>
        <translation>変化なし</translation>
    </message>
</context>
<context>
    <name>yagura::traces::CriticalShareView</name>
    <message>
        <source>Critical path</source>
        <translation>クリティカルパス</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <translation>%1 %2、%3</translation>
    </message>
    <message numerus="yes">
        <source>%n spans on the path</source>
        <translation>
            <numerusform>パス上のスパン%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n others</source>
        <translation>
            <numerusform>ほか%n件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::DataQualityPane</name>
    <message>
        <source>against %1</source>
        <translation>基準は%1</translation>
    </message>
    <message numerus="yes">
        <source>%n spans</source>
        <translation>
            <numerusform>スパン%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n calls</source>
        <translation>
            <numerusform>呼び出し%n件から</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock moved by %1</source>
        <translation>時計を%1移動</translation>
    </message>
    <message>
        <source>The store warns</source>
        <translation>ストアの警告</translation>
    </message>
    <message>
        <source>whole trace</source>
        <translation>トレース全体</translation>
    </message>
    <message numerus="yes">
        <source>%n more are not listed</source>
        <translation>
            <numerusform>ほか%n件は省略</numerusform>
        </translation>
    </message>
    <message>
        <source>Whose clock</source>
        <translation>どの時計か</translation>
    </message>
    <message>
        <source>As served</source>
        <translation>配信どおり</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>生の値</translation>
    </message>
    <message>
        <source>Adjusted</source>
        <translation>調整済み</translation>
    </message>
    <message>
        <source>What was found wrong with the data</source>
        <translation>データに見つかった問題</translation>
    </message>
    <message>
        <source>As served: with what the store moved. Raw: without it. Adjusted: raw, then every host&apos;s clock moved by what its calls say; durations never change.</source>
        <translation>配信どおり: ストアが動かしたまま。生の値: 動かす前。調整済み: 生の値から、呼び出しをもとにホストごとに時計を動かします。所要時間は変わりません。</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Why, and what was done</source>
        <translation>理由と処置</translation>
    </message>
    <message numerus="yes">
        <source>%n clocks moved</source>
        <translation>
            <numerusform>時計%n台を移動</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repairs</source>
        <translation>
            <numerusform>修復%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warnings of the store</source>
        <translation>
            <numerusform>ストアの警告%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing had to be mended or moved.</source>
        <translation>修復も移動も必要ありませんでした。</translation>
    </message>
</context>
<context>
    <name>yagura::traces::DetailsTabs</name>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>References</source>
        <translation>参照</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Raw JSON</source>
        <translation>生のJSON</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Parts of the span</source>
        <translation>スパンの内容</translation>
    </message>
</context>
<context>
    <name>yagura::traces::DurationScatter</name>
    <message>
        <source>Duration of the traces over time</source>
        <translation>トレースの所要時間の推移</translation>
    </message>
    <message>
        <source>%1 traces, %2 with errors</source>
        <translation>トレース%1件、うちエラー%2件</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>%1 %2
%3, %4 spans, %5 errors
%6</source>
        <translation>%1 %2
%3、スパン%4、エラー%5
%6</translation>
    </message>
    <message numerus="yes">
        <source>%n traces</source>
        <translation>
            <numerusform>トレース%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 with errors</source>
        <translation>エラーあり%1件</translation>
    </message>
    <message>
        <source>none with errors</source>
        <translation>エラーなし</translation>
    </message>
</context>
<context>
    <name>yagura::traces::DurationStrip</name>
    <message>
        <source>Durations of the operation</source>
        <translation>オペレーションの所要時間</translation>
    </message>
    <message>
        <source>log scale</source>
        <translation>対数目盛り</translation>
    </message>
    <message>
        <source>this span</source>
        <translation>このスパン</translation>
    </message>
</context>
<context>
    <name>yagura::traces::EventListView</name>
    <message>
        <source>Events of the span</source>
        <translation>スパンのイベント</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>他%n件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::FilterCompletion</name>
    <message>
        <source>What can be written next</source>
        <translation>次に書けるもの</translation>
    </message>
</context>
<context>
    <name>yagura::traces::FindingListModel</name>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
</context>
<context>
    <name>yagura::traces::FindingsPane</name>
    <message>
        <source>Nothing stands out in this trace.</source>
        <translation>このトレースに目立つ点はありません。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>気づき</translation>
    </message>
    <message>
        <source>cost on critical path</source>
        <translation>クリティカルパス上のコスト</translation>
    </message>
</context>
<context>
    <name>yagura::traces::FlameGraphPane</name>
    <message>
        <source>Order of the frames</source>
        <translation>フレームの順序</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Left-heavy</source>
        <translation>重い順</translation>
    </message>
    <message>
        <source>What a frame is as wide as</source>
        <translation>フレームの幅の意味</translation>
    </message>
    <message>
        <source>Wall time</source>
        <translation>経過時間</translation>
    </message>
    <message>
        <source>Self time</source>
        <translation>自己時間</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>クリティカルパス</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Time: as the spans ran. Left-heavy: calls of one path become one frame, the heaviest to the left.</source>
        <translation>時間: スパンが動いた順。重い順: 同じパスの呼び出しを1つのフレームにまとめ、重いものを左に置きます。</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>全体で%1</translation>
    </message>
    <message>
        <source>%1 of self time</source>
        <translation>自己時間%1</translation>
    </message>
    <message>
        <source>%1 of critical path</source>
        <translation>クリティカルパス%1</translation>
    </message>
</context>
<context>
    <name>yagura::traces::FlameGraphView</name>
    <message>
        <source>Flame graph</source>
        <translation>フレームグラフ</translation>
    </message>
    <message>
        <source>%1, %2 % of all</source>
        <translation>%1、全体の%2 %</translation>
    </message>
    <message numerus="yes">
        <source>%n spans</source>
        <translation>
            <numerusform>スパン%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>失敗%n件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::GraphView</name>
    <message>
        <source>%1 with %2</source>
        <translation>%1、%2</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes</source>
        <translation>
            <numerusform>ノード%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edges</source>
        <translation>
            <numerusform>エッジ%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1。%2</translation>
    </message>
    <message>
        <source>Show the whole graph</source>
        <translation>グラフ全体を表示</translation>
    </message>
    <message>
        <source>Zoom into the graph</source>
        <translation>グラフを拡大</translation>
    </message>
    <message>
        <source>Zoom out of the graph</source>
        <translation>グラフを縮小</translation>
    </message>
    <message>
        <source>Next node that is looked for</source>
        <translation>次に一致するノード</translation>
    </message>
</context>
<context>
    <name>yagura::traces::GraphWords</name>
    <message numerus="yes">
        <source>%n spans</source>
        <translation>
            <numerusform>スパン%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>失敗%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Durations together %1</source>
        <translation>所要時間の合計%1</translation>
    </message>
    <message>
        <source>Own time %1, %2 of the trace&apos;s</source>
        <translation>自己時間%1（トレースの%2）</translation>
    </message>
    <message>
        <source>On the critical path %1, %2 of it</source>
        <translation>クリティカルパス上%1（その%2）</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n of them called from within</source>
        <translation>
            <numerusform>うち内部からの呼び出し%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, own time %3</source>
        <translation>%1、%2、自己時間%3</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Waited for, with all below: %1</source>
        <translation>配下を含む待ち時間: %1</translation>
    </message>
</context>
<context>
    <name>yagura::traces::LatencyHistogram</name>
    <message>
        <source>Distribution of durations</source>
        <translation>所要時間の分布</translation>
    </message>
    <message>
        <source>Median %1, p95 %2, p99 %3</source>
        <translation>中央値 %1、p95 %2、p99 %3</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2
%n traces, %3 with errors
Click to search these</source>
        <translation>
            <numerusform>%1〜%2
トレース%n件、エラーあり%3件
クリックで検索</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::MinimapView</name>
    <message>
        <source>Overview of the trace</source>
        <translation>トレースの全体図</translation>
    </message>
    <message>
        <source>Left and right move the window, plus and minus change its length</source>
        <translation>左右キーで範囲を移動、+と-で長さを変更</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>スパン</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>クリティカルパス</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1〜%2</translation>
    </message>
    <message>
        <source>after the response</source>
        <translation>応答の後</translation>
    </message>
</context>
<context>
    <name>yagura::traces::PathTables</name>
    <message>
        <source>Path</source>
        <translation>パス</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変化</translation>
    </message>
    <message>
        <source>Spans A</source>
        <translation>A件数</translation>
    </message>
    <message>
        <source>Spans B</source>
        <translation>B件数</translation>
    </message>
    <message>
        <source>Average A</source>
        <translation>A平均</translation>
    </message>
    <message>
        <source>Average B</source>
        <translation>B平均</translation>
    </message>
    <message>
        <source>B − A</source>
        <translation>B − A</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Self</source>
        <translation>自己</translation>
    </message>
    <message>
        <source>Of path</source>
        <translation>パス比</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>有無</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>普段</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>順位</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Usual time</source>
        <translation>普段の時間</translation>
    </message>
    <message>
        <source>Time&apos;s rank</source>
        <translation>時間の順位</translation>
    </message>
    <message>
        <source>Excess</source>
        <translation>超過</translation>
    </message>
    <message>
        <source>In others</source>
        <translation>ほかでの割合</translation>
    </message>
    <message>
        <source>only in B</source>
        <translation>Bのみ</translation>
    </message>
    <message>
        <source>only in A</source>
        <translation>Aのみ</translation>
    </message>
    <message>
        <source>more often</source>
        <translation>回数増</translation>
    </message>
    <message>
        <source>less often</source>
        <translation>回数減</translation>
    </message>
    <message>
        <source>missing here</source>
        <translation>ここにない</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>ここだけ</translation>
    </message>
</context>
<context>
    <name>yagura::traces::PinnedSpans</name>
    <message>
        <source>Pinned</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Pinned: %1 %2, %3</source>
        <translation>固定: %1 %2、%3</translation>
    </message>
</context>
<context>
    <name>yagura::traces::ReferenceList</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>child of</source>
        <translation>子（child of）</translation>
    </message>
    <message>
        <source>follows from</source>
        <translation>後続（follows from）</translation>
    </message>
    <message>
        <source>Span %1</source>
        <translation>スパン%1</translation>
    </message>
    <message>
        <source>%1, not received</source>
        <translation>%1、未受信</translation>
    </message>
    <message>
        <source>Trace %1</source>
        <translation>トレース%1</translation>
    </message>
    <message>
        <source>%1, another trace</source>
        <translation>%1、別のトレース</translation>
    </message>
</context>
<context>
    <name>yagura::traces::SearchForm</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>any</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>クリア</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>オペレーション</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>最短</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最長</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>件数上限</translation>
    </message>
    <message>
        <source>%1: “%2” is no duration. Write 20ms, 1.5s or 2m.</source>
        <translation>%1: 「%2」は時間ではありません。20ms、1.5s、2mのように書いてください。</translation>
    </message>
    <message>
        <source>Tags: %1</source>
        <translation>タグ: %1</translation>
    </message>
    <message>
        <source>The longest duration is shorter than the shortest.</source>
        <translation>最長が最短より短くなっています。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>service:gateway dur&gt;20ms error=true, or paste an id, a link, a traceparent, a log line</source>
        <translation>service:gateway dur&gt;20ms error=true、またはID・リンク・traceparent・ログ行を貼り付け</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存済み</translation>
    </message>
    <message>
        <source>error=true not region=&quot;eu west&quot;</source>
        <translation>error=true not region=&quot;eu west&quot;</translation>
    </message>
    <message>
        <source>error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>An operation&apos;s name; * stands for any characters</source>
        <translation>オペレーション名。*は任意の文字列を表します</translation>
    </message>
    <message>
        <source>Searches that were saved, and saving this one</source>
        <translation>保存した検索と、この検索の保存</translation>
    </message>
    <message>
        <source>Passes through</source>
        <translation>経由</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Tags: a tag is written key=value, one that must be absent: not key=value.</source>
        <translation>タグ: key=valueの形で、含まないものはnot key=valueと書いてください。</translation>
    </message>
    <message>
        <source>“%1” at column %2 is no condition, and there is no trace id in this text. Write terms like service:gateway, op:&quot;GET /*&quot;, has:payment, dur&gt;20ms, result:error, key=value.</source>
        <translation>%2文字目の「%1」は条件ではなく、トレースIDも含まれていません。service:gateway、op:&quot;GET /*&quot;、has:payment、dur&gt;20ms、result:error、key=valueのように書いてください。</translation>
    </message>
    <message>
        <source>There is nothing behind “%1” at column %2.</source>
        <translation>%2文字目の「%1」の後に何もありません。</translation>
    </message>
    <message>
        <source>“%1” at column %2 is no duration. Write 20ms, 1.5s or 2m.</source>
        <translation>%2文字目の「%1」は時間の長さではありません。20ms、1.5s、2mのように書いてください。</translation>
    </message>
    <message>
        <source>“%1” at column %2 is no limit: a whole number up to %3.</source>
        <translation>%2文字目の「%1」は上限として使えません。%3までの整数を書いてください。</translation>
    </message>
    <message>
        <source>“%1” at column %2 is no result. Write result:error, result:ok or result:any.</source>
        <translation>%2文字目の「%1」は結果として使えません。result:error、result:ok、result:anyのいずれかを書いてください。</translation>
    </message>
    <message>
        <source>The quotation mark at column %1 is not closed.</source>
        <translation>%1文字目の引用符が閉じていません。</translation>
    </message>
    <message>
        <source>“not” stands only before a tag: not key=value.</source>
        <translation>notはタグの前にだけ書けます: not key=value</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>No search was saved yet</source>
        <translation>保存した検索はまだありません</translation>
    </message>
    <message>
        <source>Save this search as …</source>
        <translation>この検索を保存…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Which service calls which, and how each is doing</source>
        <translation>サービス間の呼び出しとそれぞれの状態</translation>
    </message>
</context>
<context>
    <name>yagura::traces::SearchPage</name>
    <message>
        <source>Root operation</source>
        <translation>ルートオペレーション</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>トレース</translation>
    </message>
    <message>
        <source>Services, with error spans</source>
        <translation>サービス(エラースパン数)</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>スパン</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Traces found</source>
        <translation>見つかったトレース</translation>
    </message>
    <message>
        <source>open</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>レイテンシ</translation>
    </message>
    <message>
        <source>No traces found</source>
        <translation>トレースが見つかりません</translation>
    </message>
    <message>
        <source>Nothing of this service matches between %1. Try a longer time range or fewer conditions.</source>
        <translation>%1 にこのサービスで一致するものはありません。期間を広げるか、条件を減らしてください。</translation>
    </message>
    <message numerus="yes">
        <source>%n traces</source>
        <translation>
            <numerusform>トレース%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 with errors, coloured by result</source>
        <translation>エラー%1件、色は結果</translation>
    </message>
    <message>
        <source>none with errors</source>
        <translation>エラーなし</translation>
    </message>
    <message>
        <source>Limit not reached, so nothing is cut off.</source>
        <translation>上限に達していないため、すべて表示しています。</translation>
    </message>
    <message>
        <source>The traces could not be searched.</source>
        <translation>トレースを検索できませんでした。</translation>
    </message>
    <message>
        <source>%1 These results are from %2.</source>
        <translation>%1 表示中の結果は%2のものです。</translation>
    </message>
    <message>
        <source>No trace source</source>
        <translation>トレースのソースがありません</translation>
    </message>
    <message>
        <source>Add a Jaeger server under Settings, Sources.</source>
        <translation>設定のソースでJaegerサーバーを追加してください。</translation>
    </message>
    <message>
        <source>Limit reached: the newest since %1. Raise the limit or choose an earlier time for others.</source>
        <translation>上限に到達: %1以降の新しいものを表示。他を見るには上限を上げるか、より前の時間を選んでください。</translation>
    </message>
    <message>
        <source>What a drag does</source>
        <translation>ドラッグの働き</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>投げ縄</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Scale of the durations</source>
        <translation>所要時間の目盛り</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>線形</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>対数</translation>
    </message>
    <message>
        <source>Compare two</source>
        <translation>2件を比較</translation>
    </message>
    <message>
        <source>mark to compare</source>
        <translation>比較の印</translation>
    </message>
    <message>
        <source>search or paste a trace</source>
        <translation>検索または貼り付け</translation>
    </message>
    <message>
        <source>Lasso keeps the traces inside a box or a free shape, Esc drops it; Zoom searches the time drawn. The wheel zooms too, a click opens a trace.</source>
        <translation>投げ縄は枠や自由な形の中のトレースだけを残します（Escで解除）。拡大は描いた時間で検索します。ホイールでも拡大でき、クリックでトレースを開きます。</translation>
    </message>
    <message>
        <source>Compares the two traces marked first</source>
        <translation>最初に印を付けた2件のトレースを比較します</translation>
    </message>
    <message>
        <source>Mark two traces with Space, then compare them</source>
        <translation>Spaceで2件に印を付けて比較します</translation>
    </message>
    <message>
        <source>%1 of %2 traces kept by the lasso, Esc drops it.</source>
        <translation>投げ縄で%2件中%1件に絞り込み中（Escで解除）。</translation>
    </message>
    <message>
        <source>%1 of %2 traces that the store found meet what it cannot be asked for.</source>
        <translation>ストアが見つけた%2件のうち、ストアに問い合わせられない条件を満たすのは%1件です。</translation>
    </message>
</context>
<context>
    <name>yagura::traces::ServiceGraphPage</name>
    <message>
        <source>Find a service</source>
        <translation>サービスを検索</translation>
    </message>
    <message>
        <source>Graph of the services</source>
        <translation>サービスのグラフ</translation>
    </message>
    <message>
        <source>along calls</source>
        <translation>呼び出しに沿って</translation>
    </message>
    <message>
        <source>traces of the service</source>
        <translation>サービスのトレース</translation>
    </message>
    <message>
        <source>metrics</source>
        <translation>メトリクス</translation>
    </message>
    <message>
        <source>logs</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Back to the search</source>
        <translation>検索に戻る</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Traces of the service</source>
        <translation>サービスのトレース</translation>
    </message>
    <message>
        <source>Metrics of the service</source>
        <translation>サービスのメトリクス</translation>
    </message>
    <message>
        <source>Logs of the service</source>
        <translation>サービスのログ</translation>
    </message>
    <message>
        <source>No calls between services</source>
        <translation>サービス間の呼び出しなし</translation>
    </message>
    <message>
        <source>The store knows of none between %1. Some stores count them once a day; try a longer time range.</source>
        <translation>%1の間の呼び出しはストアにありません。1日1回だけ集計するストアもあるため、期間を延ばしてみてください。</translation>
    </message>
    <message>
        <source>The graph could not be laid out.</source>
        <translation>グラフを配置できませんでした。</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1、%2、%3</translation>
    </message>
    <message numerus="yes">
        <source>%n services</source>
        <translation>
            <numerusform>サービス%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edges</source>
        <translation>
            <numerusform>エッジ%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Edges: calls in traces.</source>
        <translation>線: トレース中の呼び出し。</translation>
    </message>
    <message>
        <source>No metrics source, so requests, errors and durations are not known.</source>
        <translation>メトリクスのソースがないため、リクエスト・エラー・所要時間は不明です。</translation>
    </message>
    <message>
        <source>Services: %1, the minute before %2.</source>
        <translation>サービス: %1、%2までの1分間。</translation>
    </message>
    <message>
        <source>No newer metrics: %1</source>
        <translation>新しいメトリクスなし: %1</translation>
    </message>
    <message>
        <source>The calls between services could not be had.</source>
        <translation>サービス間の呼び出しを取得できませんでした。</translation>
    </message>
    <message>
        <source>%1 These calls are from %2.</source>
        <translation>%1 表示中の呼び出しは%2のものです。</translation>
    </message>
    <message>
        <source>No trace source</source>
        <translation>トレースのソースなし</translation>
    </message>
    <message>
        <source>Add a Jaeger server under Settings, Sources.</source>
        <translation>設定の「ソース」でJaegerサーバーを追加してください。</translation>
    </message>
</context>
<context>
    <name>yagura::traces::ServicePanel</name>
    <message>
        <source>Go to</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Traces of the service</source>
        <translation>サービスのトレース</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Metrics of the service</source>
        <translation>サービスのメトリクス</translation>
    </message>
    <message>
        <source>Logs of the service</source>
        <translation>サービスのログ</translation>
    </message>
    <message>
        <source>No request metrics of this service are known.</source>
        <translation>このサービスのリクエストメトリクスはありません。</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Choose one to see who calls it and whom it calls.</source>
        <translation>1つ選ぶと、呼び出し元と呼び出し先が表示されます。</translation>
    </message>
    <message>
        <source>Called by</source>
        <translation>呼び出し元</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>呼び出し</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>With errors now</source>
        <translation>現在エラーあり</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>a share</comment>
        <translation>%1が失敗</translation>
    </message>
</context>
<context>
    <name>yagura::traces::ServiceWords</name>
    <message>
        <source>Requests %1</source>
        <translation>リクエスト%1</translation>
    </message>
    <message>
        <source>Errors %1</source>
        <translation>エラー%1</translation>
    </message>
    <message>
        <source>95 % of requests within %1</source>
        <translation>リクエストの95 %が%1以内</translation>
    </message>
    <message>
        <source>No request metrics of this service are known.</source>
        <translation>このサービスのリクエストメトリクスはありません。</translation>
    </message>
    <message>
        <source>In traces: called %1 times, calls others %2 times</source>
        <translation>トレース中: 被呼び出し%1回、呼び出し%2回</translation>
    </message>
    <message>
        <source>no metrics</source>
        <translation>メトリクスなし</translation>
    </message>
    <message>
        <source>err</source>
        <comment>share of failed requests, before a figure</comment>
        <translation>エラー</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 calls in traces</source>
        <translation>トレース中の呼び出し%1回</translation>
    </message>
    <message>
        <source>%1 on average</source>
        <translation>平均%1</translation>
    </message>
</context>
<context>
    <name>yagura::traces::SpanComparisonView</name>
    <message>
        <source>Duration</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Self time</source>
        <translation>自己時間</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>This span</source>
        <translation>このスパン</translation>
    </message>
    <message>
        <source>process</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Spans side by side</source>
        <translation>スパンの比較</translation>
    </message>
    <message>
        <source>Only what differs</source>
        <translation>異なるものだけ</translation>
    </message>
    <message>
        <source>All tags are equal.</source>
        <translation>タグはすべて同じです。</translation>
    </message>
    <message numerus="yes">
        <source>%n tags differ</source>
        <translation>
            <numerusform>異なるタグ%n件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::SpanDetailsPane</name>
    <message>
        <source>Events</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Logs of this span</source>
        <translation>このスパンのログ</translation>
    </message>
    <message>
        <source>trace and span id</source>
        <translation>トレースIDとスパンID</translation>
    </message>
    <message>
        <source>Logs of this trace</source>
        <translation>このトレースのログ</translation>
    </message>
    <message>
        <source>Metrics of the service</source>
        <translation>サービスのメトリクス</translation>
    </message>
    <message>
        <source>Traces like this</source>
        <translation>似たトレース</translation>
    </message>
    <message>
        <source>Events  %1</source>
        <translation>イベント  %1</translation>
    </message>
    <message>
        <source>Metrics of %1</source>
        <translation>%1 のメトリクス</translation>
    </message>
    <message>
        <source>Search the tags</source>
        <translation>タグを検索</translation>
    </message>
    <message>
        <source>References</source>
        <translation>参照</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Span details</source>
        <translation>スパンの詳細</translation>
    </message>
    <message>
        <source>Pin the span to compare</source>
        <translation>比較のためスパンを固定</translation>
    </message>
    <message>
        <source>Go to the details of the span</source>
        <translation>スパンの詳細へ移動</translation>
    </message>
    <message>
        <source>Search the tags of the span</source>
        <translation>スパンのタグを検索</translation>
    </message>
    <message>
        <source>Copy the value of the tag</source>
        <translation>タグの値をコピー</translation>
    </message>
    <message>
        <source>Copy the tag as key=value</source>
        <translation>タグをkey=valueでコピー</translation>
    </message>
    <message>
        <source>Filter for the tag</source>
        <translation>タグで絞り込む</translation>
    </message>
    <message>
        <source>Filter out the tag</source>
        <translation>タグを除外する</translation>
    </message>
    <message>
        <source>Fields of the event</source>
        <translation>イベントのフィールド</translation>
    </message>
</context>
<context>
    <name>yagura::traces::SpanHead</name>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>On critical path</source>
        <translation>クリティカルパス上</translation>
    </message>
    <message>
        <source>Pin to compare</source>
        <translation>固定して比較</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>詳細を閉じる</translation>
    </message>
    <message>
        <source>Self</source>
        <translation>自己</translation>
    </message>
    <message>
        <source>Starts</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Of root</source>
        <translation>ルート比</translation>
    </message>
    <message>
        <source>Usual p50</source>
        <translation>普段のp50</translation>
    </message>
    <message>
        <source>Take the pin off</source>
        <translation>固定を解除</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n traces</source>
        <translation>
            <numerusform>トレース%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>this trace</source>
        <translation>このトレース</translation>
    </message>
    <message>
        <source>Slower than %1 of %2 in %3</source>
        <translation>%3の%2件中%1より遅い</translation>
    </message>
    <message numerus="yes">
        <source>%n in %1, too few to say what is usual</source>
        <translation>
            <numerusform>%1に%n件。普段を判断するには少なすぎます</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::StatisticsPane</name>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Self</source>
        <translation>自己</translation>
    </message>
    <message>
        <source>Average</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>最短</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>最長</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>クリティカル</translation>
    </message>
    <message>
        <source>Of path</source>
        <translation>パス比</translation>
    </message>
    <message>
        <source>Sum of the durations; nested and parallel spans count each</source>
        <translation>所要時間の合計。入れ子や並列のスパンもそれぞれ数えます</translation>
    </message>
    <message>
        <source>Time that no child covers</source>
        <translation>子に覆われない時間</translation>
    </message>
    <message>
        <source>Share of spans that failed</source>
        <translation>失敗したスパンの割合</translation>
    </message>
    <message>
        <source>Time on the critical path</source>
        <translation>クリティカルパス上の時間</translation>
    </message>
    <message>
        <source>Share of the critical path</source>
        <translation>クリティカルパスに占める割合</translation>
    </message>
    <message>
        <source>without the tag</source>
        <translation>タグなし</translation>
    </message>
    <message>
        <source>Group by</source>
        <translation>グループ化</translation>
    </message>
    <message>
        <source>Statistics of the spans</source>
        <translation>スパンの統計</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>CSVでコピー</translation>
    </message>
    <message>
        <source>service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>オペレーション</translation>
    </message>
    <message>
        <source>service and operation</source>
        <translation>サービスとオペレーション</translation>
    </message>
    <message>
        <source>tag %1</source>
        <translation>タグ%1</translation>
    </message>
    <message numerus="yes">
        <source>%n groups</source>
        <translation>
            <numerusform>グループ%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n spans</source>
        <translation>
            <numerusform>スパン%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 self time</source>
        <translation>自己時間%1</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>失敗%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>only what the filter matches</source>
        <translation>フィルターに一致するもののみ</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>サービス</translation>
    </message>
</context>
<context>
    <name>yagura::traces::TextView</name>
    <message>
        <source>Back to the tags</source>
        <translation>タグに戻る</translation>
    </message>
    <message>
        <source>The part before</source>
        <translation>前の部分</translation>
    </message>
    <message>
        <source>The next part</source>
        <translation>次の部分</translation>
    </message>
    <message>
        <source>Lay out</source>
        <translation>整形</translation>
    </message>
    <message>
        <source>Copy all of it</source>
        <translation>すべてコピー</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Value of %1</source>
        <translation>%1の値</translation>
    </message>
    <message>
        <source>%1 to %2 of %3</source>
        <translation>%3中%1〜%2</translation>
    </message>
    <message>
        <source>the beginning of %1</source>
        <translation>%1の先頭</translation>
    </message>
    <message>
        <source>as Jaeger writes it</source>
        <translation>Jaegerの形式</translation>
    </message>
    <message>
        <source>Raw JSON of the span</source>
        <translation>スパンの生のJSON</translation>
    </message>
</context>
<context>
    <name>yagura::traces::TraceCellDelegate</name>
    <message>
        <source>root not received</source>
        <translation>ルート未着</translation>
    </message>
    <message>
        <source>%1: %2 spans, %3 errors</source>
        <translation>%1: スパン%2、エラー%3</translation>
    </message>
    <message>
        <source>%1: %2 spans</source>
        <translation>%1: スパン%2</translation>
    </message>
</context>
<context>
    <name>yagura::traces::TraceFilterBar</name>
    <message>
        <source>Filter spans</source>
        <translation>スパンを絞り込み</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>前の一致</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>次の一致</translation>
    </message>
    <message>
        <source>What becomes of other spans</source>
        <translation>ほかのスパンの扱い</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>印</translation>
    </message>
    <message>
        <source>Mark what matches</source>
        <translation>一致するものに印を付ける</translation>
    </message>
    <message>
        <source>Dim</source>
        <translation>淡色</translation>
    </message>
    <message>
        <source>Dim what does not match</source>
        <translation>一致しないものを淡くする</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隠す</translation>
    </message>
    <message>
        <source>Show what matches and what leads to it</source>
        <translation>一致するものとその経路だけを表示</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>クリティカルパス</translation>
    </message>
    <message>
        <source>Roll up</source>
        <translation>まとめる</translation>
    </message>
    <message>
        <source>Colour:</source>
        <translation>色:</translation>
    </message>
    <message>
        <source>Underline what the request was waiting for</source>
        <translation>リクエストが待っていたものに下線</translation>
    </message>
    <message>
        <source>off</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Roll up repeated calls</source>
        <translation>繰り返しの呼び出しをまとめる</translation>
    </message>
    <message>
        <source>Show so many calls of one operation in a row as one</source>
        <translation>同じオペレーションがこれだけ続いたら1行にまとめます</translation>
    </message>
    <message>
        <source>service</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>operation</source>
        <translation>オペレーション</translation>
    </message>
    <message>
        <source>error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>process</source>
        <translation>プロセス</translation>
    </message>
    <message>
        <source>Colour of the bars</source>
        <translation>バーの色</translation>
    </message>
    <message>
        <source>What the colour of a bar stands for</source>
        <translation>バーの色が表すもの</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2件中%1件</translation>
    </message>
</context>
<context>
    <name>yagura::traces::TraceGraphPane</name>
    <message>
        <source>Grouped by</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>オペレーション</translation>
    </message>
    <message>
        <source>Weighed by</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>呼び出し</translation>
    </message>
    <message>
        <source>Edges as wide as they have calls</source>
        <translation>線の太さは呼び出し回数</translation>
    </message>
    <message>
        <source>Own time</source>
        <translation>自己時間</translation>
    </message>
    <message>
        <source>Edges as wide as the time that the called spans spend themselves</source>
        <translation>線の太さは呼び出し先の自己時間</translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation>クリティカルパス</translation>
    </message>
    <message>
        <source>Edges as wide as the time that the trace waits for what they call</source>
        <translation>線の太さは呼び出し先を待った時間</translation>
    </message>
    <message>
        <source>Find in the graph</source>
        <translation>グラフ内を検索</translation>
    </message>
    <message>
        <source>Graph of the trace</source>
        <translation>トレースのグラフ</translation>
    </message>
    <message>
        <source>No spans</source>
        <translation>スパンなし</translation>
    </message>
    <message>
        <source>There is nothing to draw of this trace.</source>
        <translation>このトレースには描くものがありません。</translation>
    </message>
    <message>
        <source>The graph could not be made.</source>
        <translation>グラフを作成できませんでした。</translation>
    </message>
    <message>
        <source>The graph could not be laid out.</source>
        <translation>グラフを配置できませんでした。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message numerus="yes">
        <source>%n groups</source>
        <translation>
            <numerusform>グループ%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edges</source>
        <translation>
            <numerusform>エッジ%n件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>yagura::traces::TraceHeader</name>
    <message>
        <source>Back to the search</source>
        <translation>検索に戻る</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>すべて畳む</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>すべて開く</translation>
    </message>
    <message>
        <source>Logs of trace</source>
        <translation>トレースのログ</translation>
    </message>
    <message>
        <source>Trace without spans</source>
        <translation>スパンのないトレース</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation>HTTP %1</translation>
    </message>
    <message numerus="yes">
        <source>%n errors</source>
        <translation>
            <numerusform>エラー%n件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n repairs</source>
        <translation>
            <numerusform>修復%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Root</source>
        <translation>ルート</translation>
    </message>
    <message>
        <source>Whole trace</source>
        <translation>トレース全体</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>スパン</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>サービス</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深さ</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Shows what had to be mended</source>
        <translation>修復した箇所を表示</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共有</translation>
    </message>
    <message numerus="yes">
        <source>%n spans arrived</source>
        <translation>
            <numerusform>スパン%n件が到着</numerusform>
        </translation>
    </message>
    <message>
        <source>Fold all spans below the roots</source>
        <translation>ルート以下をすべて畳む</translation>
    </message>
    <message>
        <source>Unfold all spans</source>
        <translation>すべてのスパンを開く</translation>
    </message>
    <message>
        <source>Compare with others of its kind</source>
        <translation>同種のトレースと比較</translation>
    </message>
</context>
<context>
    <name>yagura::traces::TracePage</name>
    <message>
        <source>rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>fold</source>
        <translation>折りたたみ</translation>
    </message>
    <message>
        <source>next error</source>
        <translation>次のエラー</translation>
    </message>
    <message>
        <source>next on critical path</source>
        <translation>次のクリティカルパス</translation>
    </message>
    <message>
        <source>fit</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>zoom</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>トレース</translation>
    </message>
    <message>
        <source>Back to the search</source>
        <translation>検索に戻る</translation>
    </message>
    <message>
        <source>Logs of the trace</source>
        <translation>トレースのログ</translation>
    </message>
    <message>
        <source>Rows %1–%2 of %3</source>
        <translation>%3行中%1〜%2行</translation>
    </message>
    <message>
        <source>next view</source>
        <translation>次の表示</translation>
    </message>
    <message>
        <source>Filter the spans</source>
        <translation>スパンを絞り込む</translation>
    </message>
    <message>
        <source>Next view of the trace</source>
        <translation>トレースの次の表示</translation>
    </message>
    <message>
        <source>Show the waterfall</source>
        <translation>ウォーターフォールを表示</translation>
    </message>
    <message>
        <source>Show the flame graph</source>
        <translation>フレームグラフを表示</translation>
    </message>
    <message>
        <source>Show the statistics of the spans</source>
        <translation>スパンの統計を表示</translation>
    </message>
    <message>
        <source>Show the data quality of the trace</source>
        <translation>トレースのデータ品質を表示</translation>
    </message>
    <message>
        <source>Times as the store served them</source>
        <translation>時刻をストアの配信どおりに</translation>
    </message>
    <message>
        <source>Times as they were sent</source>
        <translation>時刻を送信時のままに</translation>
    </message>
    <message>
        <source>Times with clocks adjusted</source>
        <translation>時計を調整した時刻に</translation>
    </message>
    <message numerus="yes">
        <source>%1 spans rolled up</source>
        <translation>
            <numerusform>%1件をまとめて表示</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 spans hidden</source>
        <translation>
            <numerusform>%1件を非表示</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 spans folded</source>
        <translation>
            <numerusform>%1件を畳んで表示</numerusform>
        </translation>
    </message>
    <message>
        <source>Mark, dim or hide by the filter</source>
        <translation>フィルターで印・淡色・非表示を切り替え</translation>
    </message>
    <message>
        <source>Show or hide the critical path</source>
        <translation>クリティカルパスの表示を切り替え</translation>
    </message>
    <message>
        <source>Show the graph of the trace</source>
        <translation>トレースのグラフを表示</translation>
    </message>
</context>
<context>
    <name>yagura::traces::TraceSharing</name>
    <message>
        <source>Trace</source>
        <translation>トレース</translation>
    </message>
    <message>
        <source>Copy the trace id</source>
        <translation>トレースIDをコピー</translation>
    </message>
    <message>
        <source>Copy a link to the store&apos;s page</source>
        <translation>ストアのページへのリンクをコピー</translation>
    </message>
    <message>
        <source>Copy as traceparent</source>
        <translation>traceparentとしてコピー</translation>
    </message>
    <message>
        <source>Save as Jaeger JSON</source>
        <translation>Jaeger JSONで保存</translation>
    </message>
    <message>
        <source>Save as OTLP JSON</source>
        <translation>OTLP JSONで保存</translation>
    </message>
    <message>
        <source>Save the spans as CSV</source>
        <translation>スパンをCSVで保存</translation>
    </message>
    <message>
        <source>Save what is shown as SVG</source>
        <translation>表示内容をSVGで保存</translation>
    </message>
    <message>
        <source>The trace id is copied.</source>
        <translation>トレースIDをコピーしました。</translation>
    </message>
    <message>
        <source>This trace was opened from a file: there is no page to link to.</source>
        <translation>ファイルから開いたトレースのため、リンク先のページがありません。</translation>
    </message>
    <message>
        <source>The link is copied.</source>
        <translation>リンクをコピーしました。</translation>
    </message>
    <message>
        <source>The traceparent is copied.</source>
        <translation>traceparentをコピーしました。</translation>
    </message>
    <message>
        <source>Writing %1 …</source>
        <translation>%1を書き込み中…</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>%1に保存しました。</translation>
    </message>
    <message>
        <source>%1 was not saved: %2</source>
        <translation>%1を保存できませんでした: %2</translation>
    </message>
</context>
<context>
    <name>yagura::traces::TraceViews</name>
    <message>
        <source>Views of the trace</source>
        <translation>トレースの表示</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>ウォーターフォール</translation>
    </message>
    <message>
        <source>Flame graph</source>
        <translation>フレームグラフ</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>統計</translation>
    </message>
    <message>
        <source>Data quality</source>
        <translation>データ品質</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Next view</source>
        <translation>次の表示</translation>
    </message>
</context>
<context>
    <name>yagura::traces::TracesScreen</name>
    <message>
        <source>Search cancelled</source>
        <translation>検索を中止しました</translation>
    </message>
    <message>
        <source>Open a trace by its id</source>
        <translation>IDでトレースを開く</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>トレース</translation>
    </message>
    <message>
        <source>Search traces</source>
        <translation>トレースを検索</translation>
    </message>
    <message>
        <source>No services yet</source>
        <translation>サービスがまだありません</translation>
    </message>
    <message>
        <source>The store has not received a trace. Services appear here with their first one.</source>
        <translation>ストアにトレースがまだ届いていません。最初のトレースが届くとサービスが表示されます。</translation>
    </message>
    <message>
        <source>Choose a service</source>
        <translation>サービスを選んでください</translation>
    </message>
    <message>
        <source>Traces are searched by a service they pass through.</source>
        <translation>トレースは、通過するサービスで検索します。</translation>
    </message>
    <message>
        <source>The store has no trace %1</source>
        <translation>ストアにトレース %1 がありません</translation>
    </message>
    <message>
        <source>It may not have arrived yet, was not sampled, or has expired. Esc goes back to the search.</source>
        <translation>まだ届いていないか、サンプリングされなかったか、期限切れかもしれません。Escで検索に戻ります。</translation>
    </message>
    <message>
        <source>Trace %1 could not be opened.</source>
        <translation>トレース %1 を開けませんでした。</translation>
    </message>
    <message>
        <source>Open a trace file</source>
        <translation>トレースファイルを開く</translation>
    </message>
    <message>
        <source>Traces (*.json *.jsonl *.ndjson *.gz)</source>
        <translation>トレース (*.json *.jsonl *.ndjson *.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>The file %1 could not be opened.</source>
        <translation>ファイル%1を開けませんでした。</translation>
    </message>
    <message>
        <source>No traces in %1</source>
        <translation>%1にトレースがありません</translation>
    </message>
    <message>
        <source>It holds no span.</source>
        <translation>スパンが含まれていません。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more problems</source>
        <translation>
            <numerusform>ほか%n件の問題</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the server</source>
        <translation>サーバーに戻る</translation>
    </message>
    <message>
        <source>Saved trace searches</source>
        <translation>保存したトレース検索</translation>
    </message>
    <message>
        <source>Compare the marked traces</source>
        <translation>印を付けたトレースを比較</translation>
    </message>
    <message>
        <source>Compare the trace with others of its kind</source>
        <translation>トレースを同種のものと比較</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>トレース</translation>
    </message>
    <message>
        <source>“%1” is saved.</source>
        <translation>「%1」を保存しました。</translation>
    </message>
    <message>
        <source>“%1” was not saved: %2</source>
        <translation>「%1」を保存できませんでした: %2</translation>
    </message>
    <message>
        <source>“%1” is in the bin.</source>
        <translation>「%1」をごみ箱に移しました。</translation>
    </message>
    <message>
        <source>“%1” was not removed: %2</source>
        <translation>「%1」を削除できませんでした: %2</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比較</translation>
    </message>
    <message numerus="yes">
        <source>%n traces, %1</source>
        <translation>
            <numerusform>トレース%n件、%1</numerusform>
        </translation>
    </message>
    <message>
        <source>This trace is of a file: there is no store to archive it in.</source>
        <translation>ファイルから開いたトレースのため、アーカイブ先がありません。</translation>
    </message>
    <message>
        <source>Archiving …</source>
        <translation>アーカイブ中…</translation>
    </message>
    <message>
        <source>The trace is in the archive.</source>
        <translation>トレースをアーカイブしました。</translation>
    </message>
    <message>
        <source>The store has no archive.</source>
        <translation>ストアにアーカイブがありません。</translation>
    </message>
    <message>
        <source>The trace was not archived: %1</source>
        <translation>トレースをアーカイブできませんでした: %1</translation>
    </message>
    <message>
        <source>Archive the trace</source>
        <translation>トレースをアーカイブ</translation>
    </message>
    <message>
        <source>Graph of the services</source>
        <translation>サービスのグラフ</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>サービス</translation>
    </message>
</context>
<context>
    <name>yagura::traces::WaterfallView</name>
    <message>
        <source>Spans of the trace</source>
        <translation>トレースのスパン</translation>
    </message>
    <message>
        <source>Up and down move between spans, left and right fold and unfold them</source>
        <translation>上下キーでスパンを移動、左右キーで折りたたみ・展開</translation>
    </message>
    <message>
        <source>Service and operation</source>
        <translation>サービスとオペレーション</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>ウォーターフォール</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>次の行</translation>
    </message>
    <message>
        <source>Previous row</source>
        <translation>前の行</translation>
    </message>
    <message>
        <source>Next span with an error</source>
        <translation>エラーのある次のスパン</translation>
    </message>
    <message>
        <source>Previous span with an error</source>
        <translation>エラーのある前のスパン</translation>
    </message>
    <message>
        <source>Next span on the critical path</source>
        <translation>クリティカルパス上の次のスパン</translation>
    </message>
    <message>
        <source>Previous span on the critical path</source>
        <translation>クリティカルパス上の前のスパン</translation>
    </message>
    <message>
        <source>Next match of the filter</source>
        <translation>フィルターの次の一致</translation>
    </message>
    <message>
        <source>Previous match of the filter</source>
        <translation>フィルターの前の一致</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Zoom far in</source>
        <translation>大きく拡大</translation>
    </message>
    <message>
        <source>Zoom far out</source>
        <translation>大きく縮小</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>前へ</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>後へ</translation>
    </message>
    <message>
        <source>Half a window earlier</source>
        <translation>半画面前へ</translation>
    </message>
    <message>
        <source>Half a window later</source>
        <translation>半画面後へ</translation>
    </message>
    <message>
        <source>Show the whole trace</source>
        <translation>トレース全体を表示</translation>
    </message>
    <message>
        <source>Zoom to the span</source>
        <translation>スパンに合わせて拡大</translation>
    </message>
    <message>
        <source>Back to the window before</source>
        <translation>前の表示範囲に戻る</translation>
    </message>
    <message>
        <source>Forward to the next window</source>
        <translation>次の表示範囲に進む</translation>
    </message>
    <message>
        <source>Fold or unfold</source>
        <translation>畳む・開く</translation>
    </message>
    <message>
        <source>Fold all spans</source>
        <translation>すべてのスパンを畳む</translation>
    </message>
    <message>
        <source>Unfold all spans</source>
        <translation>すべてのスパンを開く</translation>
    </message>
    <message>
        <source>Fold the deepest level</source>
        <translation>最も深い階層を畳む</translation>
    </message>
    <message>
        <source>Unfold the next level</source>
        <translation>次の階層を開く</translation>
    </message>
    <message>
        <source>Fold the children of the span</source>
        <translation>スパンの子を畳む</translation>
    </message>
    <message>
        <source>Fold all spans of the service</source>
        <translation>サービスのスパンをすべて畳む</translation>
    </message>
    <message>
        <source>Fold spans shorter than this one</source>
        <translation>これより短いスパンを畳む</translation>
    </message>
    <message>
        <source>Fold to level %1</source>
        <translation>階層%1まで畳む</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>失敗%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>p50 %1  p95 %2  p99 %3, %4</source>
        <translation>p50 %1  p95 %2  p99 %3、%4</translation>
    </message>
    <message>
        <source>overlapping</source>
        <translation>並行</translation>
    </message>
    <message>
        <source>one by one</source>
        <translation>1件ずつ</translation>
    </message>
    <message>
        <source>no child span, %1 did not report</source>
        <translation>子スパンなし。%1からの報告がありません</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>開く</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>畳む</translation>
    </message>
    <message>
        <source>Fold its children</source>
        <translation>子を畳む</translation>
    </message>
    <message>
        <source>Fold all spans of %1</source>
        <translation>%1のスパンをすべて畳む</translation>
    </message>
    <message>
        <source>Fold spans shorter than</source>
        <translation>これより短いスパンを畳む</translation>
    </message>
    <message>
        <source>this one (%1)</source>
        <translation>このスパン（%1）</translation>
    </message>
    <message>
        <source>Fold to level</source>
        <translation>階層まで畳む</translation>
    </message>
    <message>
        <source>%1, of it by itself %2</source>
        <translation>%1、うち自己時間%2</translation>
    </message>
    <message>
        <source>Starts %1</source>
        <translation>開始%1</translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>種類: %1</translation>
    </message>
    <message>
        <source>On the critical path</source>
        <translation>クリティカルパス上</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Drag to zoom in, double-click for the whole trace</source>
        <translation>ドラッグで拡大、ダブルクリックで全体を表示</translation>
    </message>
    <message numerus="yes">
        <source>%n calls one after the other of %1</source>
        <translation>
            <numerusform>%1を続けて%n回呼び出し</numerusform>
        </translation>
    </message>
    <message>
        <source>In this time %1 ran, but none of its child spans. What it did was not recorded.</source>
        <translation>この間%1は動いていましたが、子スパンは動いていません。何をしていたかは記録されていません。</translation>
    </message>
    <message>
        <source>unaccounted for</source>
        <translation>説明なし</translation>
    </message>
    <message>
        <source>+%1 hidden</source>
        <translation>+%1件非表示</translation>
    </message>
    <message>
        <source>Time on screen</source>
        <translation>表示中の時間</translation>
    </message>
    <message>
        <source>Time unaccounted for in %1</source>
        <translation>%1の説明のつかない時間</translation>
    </message>
    <message numerus="yes">
        <source>%n calls of %1</source>
        <translation>
            <numerusform>%1の呼び出し%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, failed</source>
        <translation>%1、%2、失敗</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>The trace has no spans.</source>
        <translation>トレースにスパンがありません。</translation>
    </message>
    <message>
        <source>No span matches the filter.</source>
        <translation>フィルターに一致するスパンはありません。</translation>
    </message>
</context>
</TS>
