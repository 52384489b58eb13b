// Precompiled for every windowed target: what nearly all of them include.
#pragma once

#include "pch_models.h"

#include <QAbstractItemModel>
#include <QAction>
#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QWidget>
